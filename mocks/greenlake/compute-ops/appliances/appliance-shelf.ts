import type { Appliance } from '../../../estate/appliances'
import { appliancesOf } from '../../../estate/appliances'
import { allInRegion } from '../../in-region'
import type { Scope } from '../../resource'
import { shelf } from '../../shelf'

/** The appliances that a region has at the moment, by id. */
export const appliancesIn = (scope: Scope): Map<string, Appliance> =>
  shelf(scope, 'appliances', () =>
    appliancesOf(allInRegion(scope, scope.estate.machines)).map((appliance) => [
      appliance.id,
      appliance,
    ]),
  )

/** As activities and addresses name an appliance: its product, then its id (facts.md 4.3). */
export const deviceIdOf = ({ kind, id }: Appliance): string =>
  `${kind === 'GATEWAY' ? 'gateway' : 'oneview'}+${id}`

/** An appliance by its id or device id. */
export const applianceIn = (scope: Scope, id: string): Appliance | undefined =>
  appliancesIn(scope).get(id.replace(/^(gateway|oneview)[+ ]/, ''))

/** The secure gateway that an address names; null where there is no such one. */
export const gatewayAt = (scope: Scope, uri: string): Appliance | null => {
  const appliance = applianceIn(scope, uri.split('/').at(-1) ?? '')
  return appliance?.kind === 'GATEWAY' ? appliance : null
}
