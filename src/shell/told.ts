import type { Act } from '../contract/act'
import { lastEnd, newsAmong } from './ended-news'

const keyOf = (person: string) => `told-until:${person}`

const readAndMark = (person: string, acts: readonly Act[]): Act[] => {
  const told = localStorage.getItem(keyOf(person))
  const news = newsAmong(acts, told)
  const last = lastEnd(acts)
  if (told === null || last > told) localStorage.setItem(keyOf(person), last)
  return news
}

/** What ended and was told in no tab of this browser yet; it is from then on. */
export const takeNews = async (person: string, acts: readonly Act[]): Promise<Act[]> => {
  // Where a page is not served over HTTPS browsers have no locks; two tabs may then both tell.
  const locks: LockManager | null | undefined = navigator.locks
  return locks
    ? await locks.request(keyOf(person), () => readAndMark(person, acts))
    : readAndMark(person, acts)
}

const choiceKey = 'desktop-notes'

/** Whether the desktop may be told: what the browser allows, and what the person chose. */
export type DesktopNotes = 'none' | 'ask' | 'refused' | 'on' | 'off'

export const desktopNotes = (): DesktopNotes => {
  if (!('Notification' in globalThis)) return 'none'
  if (Notification.permission === 'denied') return 'refused'
  if (Notification.permission === 'default') return 'ask'
  return localStorage.getItem(choiceKey) === 'off' ? 'off' : 'on'
}

/** On a click: asks the browser where it has not been asked, and remembers the choice. */
export const chooseDesktopNotes = async (on: boolean): Promise<DesktopNotes> => {
  localStorage.setItem(choiceKey, on ? 'on' : 'off')
  if (on && desktopNotes() === 'ask') await Notification.requestPermission()
  return desktopNotes()
}
