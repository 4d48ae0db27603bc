import type { Machine } from './types'

const applications: Record<string, string> = {
  esx: 'Hypervisor',
  db: 'Database',
  k8s: 'Container',
  web: 'Web',
}
const serversInRack = 18

/** The tags that the workspace has given a server: where it stands, and what it is for. */
export const tagsOf = ({ site, hostName }: Machine): Record<string, string> => {
  const [role = '', , number = '1'] = hostName.split('-')
  return {
    Site: site,
    Rack: `${role}-${Math.ceil(Number(number) / serversInRack)}`,
    Application: applications[role] ?? 'Edge',
  }
}
