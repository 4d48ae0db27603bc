import type { KnownAt, Server } from '../../contract/server'

/** How other sources know a machine, to tell a change; '': they do not. */
export const knownText = (knownAt: readonly KnownAt[]): string =>
  knownAt
    .map(({ sourceId, id, power, connection }) => [sourceId, id, power, connection].join('\t'))
    .sort()
    .join('\n')

/**
 * Power as it is: a source that has lost the connection to a machine tells its past, so whichever other
 * source is still connected to it says it.
 */
export const withPower = (row: Omit<Server, 'powerFrom'>): Server => {
  const { ownPower, connection, knownAt } = row
  const own = ownPower ?? row.power
  const other =
    connection === 'connected'
      ? undefined
      : knownAt.find((known) => known.connection === 'connected' && known.power !== 'unknown')
  return { ...row, power: other?.power ?? own, powerFrom: other?.sourceId ?? null }
}
