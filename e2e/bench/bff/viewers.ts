import { setTimeout as sleep } from 'node:timers/promises'
import type { Sightline } from '../../sightline'

const listPaths = ['/api/servers?limit=100', '/api/tasks?limit=100', '/api/sources']

/** One viewer: polls as a page does, every 2.5 s, with the tag of the last answer. */
const watch = async (url: string, paths: readonly string[], cookie: string, until: number) => {
  const tags = new Map<string, string>()
  let unchanged = 0
  let failed = 0
  while (Date.now() < until) {
    for (const path of paths) {
      const tag = tags.get(path)
      const answer = await fetch(`${url}${path}`, {
        headers: { cookie, ...(tag ? { 'if-none-match': tag } : {}) },
      })
      await answer.arrayBuffer()
      if (answer.status === 304) unchanged += 1
      else if (answer.ok) tags.set(path, answer.headers.get('etag') ?? '')
      else failed += 1
    }
    await sleep(2500)
  }
  return { unchanged, failed }
}

const total = (requests: ReadonlyMap<string, number>) =>
  [...requests.values()].reduce((sum, count) => sum + count, 0)

/** Requests to all sources while so many viewers look for `seconds`, and how viewers fared. */
const requestsWith = async (
  sightline: Sightline,
  paths: readonly string[],
  viewers: number,
  seconds: number,
) => {
  const { name, value } = await sightline.signIn('viewer')
  const before = total(sightline.served.requests())
  const began = Date.now()
  const until = Date.now() + seconds * 1000
  const fared = await Promise.all(
    Array.from({ length: viewers }, async (_, index) => {
      await sleep((index * 2500) / viewers)
      return watch(sightline.url, paths, `${name}=${value}`, until)
    }),
  )
  return {
    rate: ((total(sightline.served.requests()) - before) * 1000) / (Date.now() - began),
    failed: fared.reduce((sum, { failed }) => sum + failed, 0),
  }
}

/**
 * Requests a second with one viewer and with 200, in windows that take turns: what drifts with time
 * weighs on both alike.
 */
export const compareViewers = async (
  sightline: Sightline,
  seconds: number,
  paths: readonly string[] = listPaths,
) => {
  const windows: { viewers: number; rate: number; failed: number }[] = []
  for (const viewers of [1, 200, 200, 1])
    windows.push({ viewers, ...(await requestsWith(sightline, paths, viewers, seconds)) })
  const of = (viewers: number) => windows.filter((window) => window.viewers === viewers)
  const mean = (viewers: number) =>
    of(viewers).reduce((sum, { rate }) => sum + rate, 0) / of(viewers).length
  return {
    one: mean(1),
    many: mean(200),
    ratio: mean(200) / mean(1),
    failed: windows.reduce((sum, { failed }) => sum + failed, 0),
  }
}
