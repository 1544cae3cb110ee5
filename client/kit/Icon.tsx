/** Line icons on a 20 × 20 field, drawn in the text's own colour. */
const drawings = {
  home: 'M3 9.2 10 3.5l7 5.7V16a1 1 0 0 1-1 1h-4v-5H8v5H4a1 1 0 0 1-1-1Z',
  person: 'M10 10.5a3.4 3.4 0 1 0 0-6.8 3.4 3.4 0 0 0 0 6.8ZM3.8 17c.6-3 3-4.6 6.2-4.6s5.6 1.6 6.2 4.6',
  people:
    'M7.5 10a2.9 2.9 0 1 0 0-5.8 2.9 2.9 0 0 0 0 5.8ZM2.5 16c.4-2.5 2.3-3.9 5-3.9s4.6 1.4 5 3.9M13 4.6a2.6 2.6 0 0 1 0 5M14.6 12.3c1.7.5 2.7 1.8 3 3.7',
  pool: 'M2.5 7.5c1.9-1.6 3.6-1.6 5 0s3.1 1.6 5 0 3.6-1.6 5 0M2.5 12.5c1.9-1.6 3.6-1.6 5 0s3.1 1.6 5 0 3.6-1.6 5 0',
  ledger: 'M3.5 4h13a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1h-13a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1ZM2.5 8h15M2.5 12h15M7.5 8v8',
  followUps: 'M4 4h12a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H9l-4 3v-3H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1ZM6.5 7.5h7M6.5 10.5h4.5',
  bell: 'M10 3a4.6 4.6 0 0 1 4.6 4.6c0 3.6 1.4 5 1.9 5.6h-13c.5-.6 1.9-2 1.9-5.6A4.6 4.6 0 0 1 10 3ZM8.2 15.8a1.9 1.9 0 0 0 3.6 0',
  settings:
    'M10 12.6a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2ZM10 2.5v2.2M10 15.3v2.2M2.5 10h2.2M15.3 10h2.2M4.7 4.7l1.6 1.6M13.7 13.7l1.6 1.6M15.3 4.7l-1.6 1.6M6.3 13.7l-1.6 1.6',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM13 13l4 4',
  undo: 'M7.5 4 4 7.5 7.5 11M4.4 7.5H12a4.2 4.2 0 0 1 0 8.5H8',
  redo: 'M12.5 4 16 7.5 12.5 11M15.6 7.5H8a4.2 4.2 0 0 0 0 8.5h4',
  close: 'm5 5 10 10M15 5 5 15',
  left: 'M12.5 4.5 7 10l5.5 5.5',
  right: 'M7.5 4.5 13 10l-5.5 5.5',
  down: 'M4.5 7.5 10 13l5.5-5.5',
  up: 'M4.5 12.5 10 7l5.5 5.5',
  plus: 'M10 4v12M4 10h12',
  check: 'm4 10.5 4 4 8-9',
  edit: 'M4 16l.7-3.3L13 4.4a1.4 1.4 0 0 1 2 0l.6.6a1.4 1.4 0 0 1 0 2L7.3 15.3Z',
  move: 'M10 3v14M3 10h14M10 3 7.8 5.2M10 3l2.2 2.2M10 17l-2.2-2.2M10 17l2.2-2.2M3 10l2.2-2.2M3 10l2.2 2.2M17 10l-2.2-2.2M17 10l-2.2 2.2',
  trash: 'M4 6h12M8 6V4.2h4V6M5.5 6l.7 10h7.6l.7-10M8.5 9v4.5M11.5 9v4.5',
  copy: 'M7 7h9v9H7ZM4 13V4h9',
  eye: 'M2 10s2.9-5 8-5 8 5 8 5-2.9 5-8 5-8-5-8-5ZM10 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6Z',
  eyeOff: 'M2 10s2.9-5 8-5 8 5 8 5-2.9 5-8 5-8-5-8-5ZM3.5 16.5l13-13',
  upload: 'M10 13V4M6.5 7.5 10 4l3.5 3.5M4 13v3h12v-3',
  download: 'M10 4v9M6.5 9.5 10 13l3.5-3.5M4 13v3h12v-3',
  phone:
    'M5 3.5h2.6l1.2 3.4-1.7 1.4a9.5 9.5 0 0 0 4.6 4.6l1.4-1.7 3.4 1.2V15a1.6 1.6 0 0 1-1.7 1.6A12.4 12.4 0 0 1 3.4 5.2 1.6 1.6 0 0 1 5 3.5Z',
  keyboard: 'M3 5.5h14v9H3ZM6 8.5h.01M9 8.5h.01M12 8.5h.01M14.5 8.5h.01M6.5 11.5h7',
  filter: 'M3.5 5h13l-5 6v4.5l-3-1.5v-3Z',
  sort: 'M6.5 4v12M6.5 16 4 13.5M6.5 16 9 13.5M13.5 16V4M13.5 4 11 6.5M13.5 4 16 6.5',
  group: 'M3 5h14M6.5 10H17M6.5 15H17M3 10v0M3 15v0',
  drop: 'M10 3.2c2.8 3.3 4.6 5.7 4.6 8.2a4.6 4.6 0 0 1-9.2 0c0-2.5 1.8-4.9 4.6-8.2Z',
  printer: 'M6 7.5V3.5h8v4M6 14H4a1 1 0 0 1-1-1V8.5a1 1 0 0 1 1-1h12a1 1 0 0 1 1 1V13a1 1 0 0 1-1 1h-2M6 11.5h8v5H6Z',
  out: 'M8 4H4v12h4M8.5 10H17M13.5 6.5 17 10l-3.5 3.5',
} as const

export type IconName = keyof typeof drawings

/** Decoration only: the name for readers belongs to the control around it. */
export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      style={{ flex: 'none' }}
    >
      <path d={drawings[name]} />
    </svg>
  )
}
