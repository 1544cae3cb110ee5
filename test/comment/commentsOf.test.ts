import { describe, expect, test } from 'vitest'
import { namedIn, piecesOf } from '../../client/comment/commentsOf.ts'

const people = ['王芳', '王芳芳', '李雷'].map((name) => ({ name }))

describe('names in a comment', () => {
  test.each([
    ['@王芳 看一下', ['王芳']],
    ['@王芳芳 看一下', ['王芳芳']],
    ['@李雷@王芳 看', ['王芳', '李雷']],
    ['a@b.com 不是人', []],
  ])('%s calls %j', (text, names) => {
    expect(new Set(namedIn(text, people).map(({ name }) => name))).toEqual(new Set(names))
  })

  test('a text falls into plain pieces and names', () => {
    expect(piecesOf('请 @王芳芳 和@王芳看', ['王芳', '王芳芳'])).toEqual([
      { text: '请 ', isName: false },
      { text: '@王芳芳', isName: true },
      { text: ' 和', isName: false },
      { text: '@王芳', isName: true },
      { text: '看', isName: false },
    ])
  })
})
