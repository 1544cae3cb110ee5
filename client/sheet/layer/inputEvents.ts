import type { Copying } from './copying.ts'
import type { Desk } from './desk.ts'
import type { Editor } from './editor.ts'
import type { FileDrops } from './fileDrops.ts'
import type { SheetMenus } from './menus.ts'

export interface InputEventParts {
  readonly desk: Desk
  readonly editor: Editor
  readonly keys: (event: KeyboardEvent) => void
  readonly copying: Copying
  readonly files: FileDrops
  readonly menu: SheetMenus
  readonly signal: AbortSignal
}

/** Everything the focused sheet hears comes to the editor's input: keys, clipboard, focus and the menu key. */
export function hearInput({ desk, editor, keys, copying, files, menu, signal }: InputEventParts): void {
  const { input } = editor
  const { root } = desk
  const on = { signal }
  input.addEventListener('keydown', keys, on)
  const onFocus = () => {
    root.dataset['focused'] = ''
    // whoever comes by Tab or F6 walks on from the first cell
    if (desk.selection.head() === null && desk.index.size > 0) desk.selection.put({ row: 0, column: 0 })
    desk.redraw()
  }
  input.addEventListener('focus', onFocus, on)
  input.addEventListener('blur', () => delete root.dataset['focused'], on)
  for (const name of ['copy', 'cut', 'paste'] as const) {
    input.addEventListener(
      name,
      (event) => {
        if (editor.isEditing || event.clipboardData === null) return
        if (name === 'paste' && files.paste(event)) return
        event.preventDefault()
        if (name === 'paste') copying.paste(event.clipboardData)
        else copying.copy(event.clipboardData, name === 'cut')
      },
      on,
    )
  }
  // The menu key of a keyboard comes here, where the focus is, and nowhere else.
  const onMenuKey = (event: MouseEvent) => {
    if (editor.isEditing) return
    event.preventDefault()
    menu.openAtCursor()
  }
  input.addEventListener('contextmenu', onMenuKey, on)
}
