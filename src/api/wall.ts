import { queryOptions } from '@tanstack/react-query'
import type { Wall } from '../contract/display'
import { wallSchema } from '../contract/display'
import { apiPaths } from '../contract/paths'
import { write } from './client'
import { polling } from './poll'

/** The version of the application that this page is; '' where no BFF has served it. */
export const pageVersion = () =>
  document.querySelector<HTMLMetaElement>('meta[name="version"]')?.content ?? ''

/** Says that this screen is there, and learns what to show: boards, or the code to be paired with. */
export const wallQuery = () =>
  queryOptions({
    queryKey: ['wall'],
    queryFn: () => write('POST', apiPaths.wall, wallSchema, { body: { version: pageVersion() } }),
  })

/** How a screen says so again and again, whether or not anybody can see it. */
export const wallPolling = polling((wall: Wall) => wall.pollAfterMs, 'wall')

/** For lists on a wall: the server paces, and nothing else stops them. */
export const boardPolling = polling((page: { pollAfterMs: number }) => page.pollAfterMs, 'wall')

/** For counts over a day. */
export const histogramPolling = polling(() => 60_000, 'wall')
