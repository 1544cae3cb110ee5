import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from '../../server/config/config.ts'

test('nothing said: port 8787, ./data, the own host, no proxy', () => {
  expect(readConfig({ PORT: '' })).toEqual({
    config: { port: 8787, dataFolder: resolve('data'), origins: [], trustProxy: false },
    faults: [],
  })
})

test('every variable is read', () => {
  const environment = {
    PORT: '9000',
    KEBU_DATA: '/srv/kebu',
    KEBU_ORIGIN: 'https://kebu.cn, http://10.0.0.2:8787',
    KEBU_TRUST_PROXY: 'on',
  }
  expect(readConfig(environment).config).toEqual({
    port: 9000,
    dataFolder: '/srv/kebu',
    origins: ['https://kebu.cn', 'http://10.0.0.2:8787'],
    trustProxy: true,
  })
})

test.each([
  ['PORT', '80a'],
  ['PORT', '70000'],
  ['KEBU_ORIGIN', 'https://kebu.cn/'],
  ['KEBU_ORIGIN', 'kebu.cn'],
  ['KEBU_TRUST_PROXY', 'maybe'],
])('%s=%s is refused with its name, its value and what to do', (variable, value) => {
  const { config, faults } = readConfig({ [variable]: value })
  expect(config).toBeNull()
  expect(faults).toEqual([{ variable, value, remedy: expect.stringMatching(/^give /) }])
})
