import { useMemo } from 'react'
import { mayAnywhere } from '#shared/ownership/rights.ts'
import type { Wanted } from '../../customers/wanted.ts'
import type { IconName } from '../../kit/Icon.tsx'
import { useAppearance } from '../../kit/useAppearance.ts'
import { useSource, useWorkspace } from '../../replica/WorkspaceContext.tsx'
import { openFilePicker } from '../../workbook/openFilePicker.ts'
import { languages } from '../../words/language.ts'
import { useSpeech } from '../../words/useWords.ts'
import { pageCommands } from '../pageCommands.ts'
import { useUndo } from '../useUndo.ts'
import type { Find, Found } from './find.ts'

/** What the frame opens over the page. */
export type Opens = 'keys' | 'signOut' | 'addCustomer'

const most = 8

/** What the menus and the present page do, by name: only what this person may do now. The first few, asked for nothing. */
export function useCommandFinds(wanted: Wanted, isAsked: boolean, open: (what: Opens) => void): Found {
  const commands = useCommands(open)
  return useMemo(() => {
    if (!isAsked) return { section: 'commands', fit: 1, finds: commands.slice(0, most) }
    const best = wanted.best<Find>(most)
    for (const each of commands) best.offer(each, wanted.fit(each.name))
    return { section: 'commands', fit: best.found()[0]?.fit ?? Infinity, finds: best.found().map(({ what }) => what) }
  }, [wanted, isAsked, commands])
}

function useCommands(open: (what: Opens) => void): readonly Find[] {
  const { words, language, speak } = useSpeech()
  const { theme, density, choose } = useAppearance()
  const workspace = useWorkspace()
  const viewer = useSource(workspace.viewer)
  const undoes = useSource(workspace.undoList).length > 0
  const redoes = useSource(workspace.redoList).length > 0
  const { undo, redo } = useUndo()
  const page = useSource(pageCommands)
  return useMemo(() => {
    const { account } = words.company
    const said = words.shell.search.commands
    const command = (key: string, name: string, icon: IconName, go: () => void): Find => {
      return { key: `command ${key}`, name, more: '', icon, grade: null, go }
    }
    const offered = (when: boolean, ...commands: readonly Find[]) => (when ? commands : [])
    return [
      ...offered(
        mayAnywhere(viewer, 'create'),
        command('add', words.ledger.addCustomer, 'plus', () => open('addCustomer')),
      ),
      ...offered(mayAnywhere(viewer, 'import'), command('import', said.import, 'upload', openFilePicker)),
      ...offered(
        undoes,
        command('undo', words.ledger.undo, 'undo', () => undo()),
      ),
      ...offered(redoes, command('redo', words.ledger.redo, 'redo', redo)),
      ...page.map(({ key, name, icon, run }) => command(`page ${key}`, name, icon, run)),
      command('keys', words.shell.account.keyboard, 'keyboard', () => open('keys')),
      ...(['light', 'dark', 'auto'] as const)
        .filter((each) => each !== theme)
        .map((each) => command(each, said.theme(account.themes[each]), 'eye', () => choose({ theme: each }))),
      ...(['compact', 'regular', 'relaxed'] as const)
        .filter((each) => each !== density)
        .map((each) => command(each, said.density(account.densities[each]), 'sort', () => choose({ density: each }))),
      ...languages
        .filter(({ id }) => id !== language)
        .map(({ id, name }) => command(id, said.language(name), 'edit', () => speak(id))),
      command('signOut', words.shell.account.signOut, 'out', () => open('signOut')),
    ]
  }, [words, language, speak, theme, density, choose, viewer, undoes, redoes, undo, redo, page, open])
}
