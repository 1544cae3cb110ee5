import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import type { Wanted } from '../../customers/wanted.ts'
import type { IconName } from '../../kit/Icon.tsx'
import { useWords } from '../../words/useWords.ts'
import { usePlaces } from '../usePlaces.ts'
import type { Find, Found } from './find.ts'

const settings = ['people', 'roles', 'company', 'exports', 'devices', 'account'] as const
const most = 8

/** Pages of the navigation, and those of the settings by their own names. All pages of the navigation, asked for nothing. */
export function usePlaceFinds(wanted: Wanted, isAsked: boolean): Found {
  const words = useWords()
  const navigate = useNavigate()
  const { all } = usePlaces()
  return useMemo(() => {
    const find = (path: string, name: string, more: string, icon: IconName): Find => {
      return { key: path, name, more, icon, grade: null, go: () => void navigate(path) }
    }
    const near = all.map(({ path, name, icon }) => find(path, words.shell.nav[name], '', icon))
    if (!isAsked) return { section: 'pages', fit: 0, finds: near }
    const { title, tabs } = words.company.settings
    const far = settings.map((part) => find(`/settings/${part}`, tabs[part], title, 'settings'))
    const best = wanted.best<Find>(most)
    for (const each of [...near, ...far]) best.offer(each, wanted.fit(each.name))
    return { section: 'pages', fit: best.found()[0]?.fit ?? Infinity, finds: best.found().map(({ what }) => what) }
  }, [wanted, isAsked, words, navigate, all])
}
