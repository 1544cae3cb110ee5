import { Module } from '#shared/ownership/role.ts'
import type { IconName } from '../kit/Icon.tsx'
import type { Words } from '../words/zh.ts'

/** A page that the navigation leads to. Pages that do not exist are not listed. */
export interface Place {
  readonly path: string
  readonly name: Exclude<keyof Words['shell']['nav'], 'label' | 'collapse' | 'expand' | 'waiting'>
  readonly icon: IconName
  /** Too seldom wanted for the navigation's own list: found by search, on a phone behind "more". */
  readonly aside?: true
}

export const places: readonly Place[] = [
  { path: '/', name: 'home', icon: 'home' },
  { path: '/mine', name: 'mine', icon: 'person' },
  { path: '/pool', name: 'pool', icon: 'pool' },
  { path: '/ledger', name: 'ledger', icon: 'ledger' },
  { path: '/contacts', name: 'contacts', icon: 'people' },
  { path: '/follow-ups', name: 'followUps', icon: 'followUps' },
  { path: '/reminders', name: 'reminders', icon: 'bell' },
  { path: '/trash', name: 'trash', icon: 'trash', aside: true },
  { path: '/settings', name: 'settings', icon: 'settings' },
]

/** What fits under a thumb; the rest is behind "more". */
export const phonePlaces: readonly Place['name'][] = ['home', 'mine', 'followUps', 'pool']

/** Shown only to those whose role has it. */
export const isModule = (name: string): name is Module => Module.safeParse(name).success
