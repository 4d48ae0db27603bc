import { createRandom } from '../../estate/random'

/** A version of a component of the data services, as it is downloaded. Times in epoch ms. */
export type Release = {
  id: string
  componentId: string
  component: string
  file: string
  version: string
  usage: 'INSTALL' | 'UPGRADE' | 'UNIVERSAL'
  downloadable: boolean
  createdAt: number
}

const published = (component: string, file: string, version: string, on: string) => ({
  id: createRandom(0, `software-release/${component}/${version}`).uuid(),
  componentId: createRandom(0, `software-component/${component}`).uuid(),
  component,
  file: `${file}-${version}.ova`,
  version,
  createdAt: Date.parse(`${on}T10:00:00Z`),
})

/** Oldest first within a component. What is withdrawn cannot be downloaded any more. */
export const releases: Release[] = [
  {
    ...published('Data Orchestrator', 'data-orchestrator', '1.4.0', '2025-09-02'),
    usage: 'INSTALL',
    downloadable: false,
  },
  {
    ...published('Data Orchestrator', 'data-orchestrator', '1.5.0', '2026-02-17'),
    usage: 'UPGRADE',
    downloadable: true,
  },
  {
    ...published('Data Orchestrator', 'data-orchestrator', '1.5.2', '2026-08-11'),
    usage: 'UNIVERSAL',
    downloadable: true,
  },
  {
    ...published('Protection Store Gateway', 'protection-store-gateway', '4.3.9', '2025-10-21'),
    usage: 'INSTALL',
    downloadable: true,
  },
  {
    ...published('Protection Store Gateway', 'protection-store-gateway', '4.4.1', '2026-06-30'),
    usage: 'UNIVERSAL',
    downloadable: true,
  },
]

/** The releases of a component, oldest first. */
export const releasesOf = (componentId: string): Release[] =>
  releases.filter((release) => release.componentId === componentId)
