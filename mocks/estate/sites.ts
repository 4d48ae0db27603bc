import type { Region } from './types'

/** A group of servers at a site: `oregon-k8s` holds `k8s-ore-001` and its like. */
export type Fleet = { region: Region; site: string; code: string; role: string; count: number }

const fleets = (
  region: Region,
  site: string,
  code: string,
  counts: Record<string, number>,
): Fleet[] => Object.entries(counts).map(([role, count]) => ({ region, site, code, role, count }))

/** The default estate: 1,200 servers; other sizes scale it. */
export const defaultFleets: Fleet[] = [
  ...fleets('us-west', 'oregon', 'ore', { k8s: 214, db: 88, esx: 70, web: 44 }),
  ...fleets('us-west', 'phoenix', 'phx', { esx: 40, db: 30, edge: 18 }),
  ...fleets('us-west', 'seattle', 'sea', { k8s: 28, web: 12, edge: 8 }),
  ...fleets('eu-central', 'paris', 'par', { esx: 130, db: 60, k8s: 48, web: 24 }),
  ...fleets('eu-central', 'lyon', 'lyo', { edge: 40, esx: 34 }),
  ...fleets('eu-central', 'frankfurt', 'fra', { k8s: 44, db: 40, esx: 24 }),
  ...fleets('ap-northeast', 'tokyo', 'tyo', { web: 62, esx: 56, db: 36 }),
  ...fleets('ap-northeast', 'osaka', 'osa', { k8s: 30, edge: 20 }),
]

/** The same fleets with `total` servers together, each in proportion; some may come out empty. */
export const scaleFleets = (total: number): Fleet[] => {
  const factor = total / defaultFleets.reduce((sum, { count }) => sum + count, 0)
  let reached = 0
  return defaultFleets.map((fleet) => {
    const from = Math.round(reached * factor)
    reached += fleet.count
    return { ...fleet, count: Math.round(reached * factor) - from }
  })
}
