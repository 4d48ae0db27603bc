import type { ServedEstate } from './serve'

const padded = (rows: string[][]) => {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Addresses and credentials of every source as a table, for whoever points another client at them. */
export const asTable = ({ access, controlUrl }: ServedEstate): string =>
  [
    padded([
      ['SOURCE', 'WHAT', 'ADDRESS', 'USER', 'SECRET'],
      ...access.map(({ source, what, address, user, secret }) => [
        source,
        what,
        address,
        user,
        secret,
      ]),
    ]),
    '',
    `Control port: ${controlUrl} (GET /sources, /faults, /stories)`,
  ].join('\n')

/** The same as JSON, with the configuration of a BFF that watches them and the environment for it. */
export const asJson = ({ access, controlUrl, bffConfig, env }: ServedEstate): string =>
  JSON.stringify({ control: controlUrl, access, config: bffConfig, env }, null, 2)
