import type { IloOrigin } from '../map'

/** Only the path of a link is told: a BMC may write its own address before it. */
export const pathOf = (uri: string) =>
  URL.canParse(uri, 'https://bmc') ? new URL(uri, 'https://bmc').pathname.replace(/\/+$/, '') : ''

const prefixOf = ({ part }: Pick<IloOrigin, 'part'>) => `${encodeURIComponent(part)}/`

/**
 * A task of a BMC by the BMC, its address there and, because numbers begin anew after a restart, when it
 * began: `esx-7/redfish/v1/TaskService/Tasks/1@mfdk8`.
 */
export const taskIdOf = (
  origin: Pick<IloOrigin, 'part'>,
  uri: string,
  begunAt: string | null,
): string => {
  const began = begunAt === null ? '' : `@${Math.floor(Date.parse(begunAt) / 1000).toString(36)}`
  return `${prefixOf(origin)}${pathOf(uri).replace(/^\/+/, '')}${began}`
}

/** Whether an id is that of a task of this BMC. */
export const isTaskOf = (origin: Pick<IloOrigin, 'part'>, id: string): boolean =>
  id.startsWith(prefixOf(origin))

/** Whether an id is that of a task with its record there. */
export const isTaskAt = (origin: Pick<IloOrigin, 'part'>, uri: string, id: string): boolean =>
  id.replace(/@[^/@]*$/, '') === taskIdOf(origin, uri, null)
