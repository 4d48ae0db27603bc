import type { Machine } from './types'

const applications: Record<string, string> = {
  esx: 'Hypervisor',
  db: 'Database',
  k8s: 'Container',
  web: 'Web',
}
const serversInRack = 18

const readTags = ({ site, hostName }: Machine): Readonly<Record<string, string>> => {
  const [role = '', , number = '1'] = hostName.split('-')
  return {
    Site: site,
    Rack: `${role}-${Math.ceil(Number(number) / serversInRack)}`,
    Application: applications[role] ?? 'Edge',
  }
}

const known = new WeakMap<Machine, Readonly<Record<string, string>>>()

/** The tags that the workspace has given a server: where it stands, and what it is for; always the same. */
export const tagsOf = (machine: Machine): Readonly<Record<string, string>> => {
  const tags = known.get(machine) ?? readTags(machine)
  known.set(machine, tags)
  return tags
}
