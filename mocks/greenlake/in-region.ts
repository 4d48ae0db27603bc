import type { Estate } from '../estate/estate'
import type { Vm } from '../estate/virtual/types'
import type { Scope } from './resource'

type OfRegion = { region: string }

/** What has that id, if it is of the region. */
export const inRegion = <T extends OfRegion>(
  { region }: Pick<Scope, 'region'>,
  things: ReadonlyMap<string, T>,
  id: string,
): T | undefined => {
  const thing = things.get(id)
  return thing?.region === region ? thing : undefined
}

/** Everything that is of the region, in order of creation. */
export const allInRegion = <T extends OfRegion>(
  { region }: Pick<Scope, 'region'>,
  things: ReadonlyMap<string, T>,
): T[] => {
  const here: T[] = []
  for (const thing of things.values()) if (thing.region === region) here.push(thing)
  return here
}

/** The part of a `Resource` that reads what is of the region. */
export const ofRegion = <T extends OfRegion>(
  things: (estate: Estate) => ReadonlyMap<string, T>,
) => ({
  list: (scope: Scope) => allInRegion(scope, things(scope.estate)),
  find: (scope: Scope, id: string) => inRegion(scope, things(scope.estate), id),
})

/** A VM that Virtualization, and Backup and Recovery, have in the region. */
export const vmIn = ({ estate, region }: Scope, id: string): Vm | undefined => {
  const vm = estate.vms.get(id)
  return vm && 'greenlake' in vm.home && vm.home.greenlake === region ? vm : undefined
}
