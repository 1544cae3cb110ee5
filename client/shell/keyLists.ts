import type { Words } from '../words/zh.ts'

type Keys = Words['shell']['keys']

export interface KeyLine {
  readonly name: keyof Keys['names']
  readonly keys: readonly string[]
}

export interface KeyList {
  readonly group: keyof Keys['groups']
  readonly lines: readonly KeyLine[]
}

/** Every key of the product, as the person reads it; `command` is Ctrl or ⌘. The sheet's own are in `sheet/layer/keys.ts`. */
export const keyLists = (command: string): readonly KeyList[] => [
  {
    group: 'everywhere',
    lines: [
      { name: 'search', keys: [command, 'K'] },
      { name: 'undo', keys: [command, 'Z'] },
      { name: 'redo', keys: [command, 'Y'] },
      { name: 'close', keys: ['Esc'] },
      { name: 'help', keys: ['?'] },
      { name: 'helpInSheet', keys: [command, '/'] },
      { name: 'toSheet', keys: ['F6'] },
    ],
  },
  {
    group: 'walking',
    lines: [
      { name: 'walk', keys: ['↑', '↓', '←', '→'] },
      { name: 'edge', keys: [command, '↑ ↓ ← →'] },
      { name: 'rowEnds', keys: ['Home', 'End'] },
      { name: 'corners', keys: [command, 'Home / End'] },
      { name: 'pages', keys: ['PgUp', 'PgDn'] },
      { name: 'pagesAcross', keys: ['Alt', 'PgUp / PgDn'] },
      { name: 'enter', keys: ['Enter'] },
      { name: 'tab', keys: ['Tab'] },
      { name: 'backwards', keys: ['Shift', 'Enter / Tab'] },
      { name: 'fold', keys: ['←', '→'] },
      { name: 'showCursor', keys: [command, 'Backspace'] },
      { name: 'leave', keys: ['F6'] },
      { name: 'leaveBack', keys: ['Shift', 'F6'] },
    ],
  },
  {
    group: 'selecting',
    lines: [
      { name: 'extend', keys: ['Shift', '↑ ↓ ← →'] },
      { name: 'extendToEdge', keys: [command, 'Shift', '↑ ↓ ← →'] },
      { name: 'extendMode', keys: ['F8'] },
      { name: 'addMode', keys: ['Shift', 'F8'] },
      { name: 'wholeColumn', keys: [command, 'Space'] },
      { name: 'wholeRow', keys: ['Shift', 'Space'] },
      { name: 'everything', keys: [command, 'A'] },
      { name: 'anotherRange', keys: [command] },
      { name: 'turn', keys: [command, '.'] },
      { name: 'collapse', keys: ['Shift', 'Backspace'] },
    ],
  },
  {
    group: 'editing',
    lines: [
      { name: 'edit', keys: ['F2'] },
      { name: 'openList', keys: ['Alt', '↓'] },
      { name: 'line', keys: ['Alt', 'Enter'] },
      { name: 'fillSelection', keys: [command, 'Enter'] },
      { name: 'today', keys: [command, ';'] },
      { name: 'time', keys: [command, 'Shift', ';'] },
      { name: 'tick', keys: ['Space'] },
      { name: 'open', keys: ['Space'] },
      { name: 'clear', keys: ['Delete'] },
      { name: 'giveUp', keys: ['Esc'] },
      { name: 'remark', keys: ['Shift', 'F2'] },
      { name: 'hideColumns', keys: [command, '0'] },
      { name: 'showColumns', keys: [command, 'Shift', '0'] },
      { name: 'hideRows', keys: [command, '9'] },
      { name: 'showRows', keys: [command, 'Shift', '9'] },
      { name: 'insertRows', keys: [command, 'Shift', '='] },
      { name: 'removeRows', keys: [command, '-'] },
      { name: 'moveRows', keys: ['Alt', 'Shift', '↑ / ↓'] },
    ],
  },
  {
    group: 'copying',
    lines: [
      { name: 'copy', keys: [command, 'C'] },
      { name: 'cut', keys: [command, 'X'] },
      { name: 'paste', keys: [command, 'V'] },
      { name: 'pasteValues', keys: [command, 'Shift', 'V'] },
      { name: 'fillDown', keys: [command, 'D'] },
      { name: 'fillRight', keys: [command, 'R'] },
      { name: 'fromAbove', keys: [command, "'"] },
      { name: 'menu', keys: ['Shift', 'F10'] },
    ],
  },
  {
    group: 'finding',
    lines: [
      { name: 'find', keys: [command, 'F'] },
      { name: 'findAgain', keys: ['Shift', 'F4'] },
      { name: 'replace', keys: [command, 'H'] },
      { name: 'goTo', keys: [command, 'G'] },
      { name: 'filterColumn', keys: [command, 'Shift', 'L'] },
      { name: 'print', keys: [command, 'P'] },
    ],
  },
  {
    group: 'customer',
    lines: [
      { name: 'nextCustomer', keys: ['↑', '↓'] },
      { name: 'followUp', keys: ['N'] },
    ],
  },
]
