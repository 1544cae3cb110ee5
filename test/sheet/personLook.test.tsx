// @vitest-environment jsdom
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { MemberId } from '#shared/base/id.ts'
import { Avatar } from '../../client/kit/Avatar.tsx'
import { drawLook } from '../../client/sheet/cellLook.ts'
import { columnId } from './ledgerRows.ts'

test('a colleague has one colour, in the cells of the sheet and everywhere else', () => {
  for (const letters of ['aaaaaaaaaaaa', 'zhangwei0001', 'q7w8e9r0t1y2']) {
    const id = `mem_${letters}` as MemberId // of the pattern
    const look = drawLook({
      value: id,
      column: { kind: 'person', id: columnId('owner') },
      context: { members: new Map([[id, { name: '张伟' }]]) },
      customer: null,
    } as never) // it reads no more of what it is handed
    const inCell = /--mate-\d+/.exec(look.innerHTML)?.[0]
    expect(inCell).toBeDefined()
    expect(renderToStaticMarkup(<Avatar id={id} name="张伟" />)).toContain(`${inCell})`)
  }
})
