import { readRoutes } from '../../read-routes'
import type { Route } from '../../route'
import { firmwareRows, iloRows } from './compliance'
import {
  complianceWire,
  iloComplianceWire,
  oldComplianceWire,
  oldIloComplianceWire,
} from './compliance-wire'
import { devicesOf } from './devices'
import { externalStorageRoute } from './external-storage'
import type { Face } from './face'
import { v1, v1beta2, v1beta3 } from './face'
import { readGroup, readOldGroup } from './group-body'
import { groupRoutes } from './group-routes'
import { deviceWire, groupWire } from './group-wire'
import { membershipRoutes } from './membership'
import { oldMembershipRoutes } from './old-membership'
import { oldDeviceWire, oldGroupWire } from './old-wire'

const properties = {
  groups: [
    'autoAddTags',
    'complianceStatus',
    'createdAt',
    'description',
    'deviceType',
    'generation',
    'id',
    'name',
    'policies',
    'securityStatus',
    'settingsUris',
    'updatedAt',
  ],
  devices: [
    'eTag',
    'groupId',
    'overallSecurityStatus',
    'productId',
    'serial',
    'subscriptionState',
    'subscriptionTier',
  ],
  compliance: [
    'bundleId',
    'complianceCategory',
    'complianceState',
    'createdAt',
    'generation',
    'productId',
    'remediation',
    'score',
    'updatedAt',
  ],
}

/** v1beta2 documents one list for its groups, and for what hangs below them. */
const oldProperties = [
  'autoAddServerTags',
  'autoFwUpdateOnAdd',
  'createdAt',
  'description',
  'generation',
  'groupComplianceStatus',
  'id',
  'name',
  'platformFamily',
  'serverPolicies',
  'serverSettingsUris',
  'updatedAt',
]

const ofVersion = (face: Face): Route[] => [
  ...groupRoutes({
    face,
    properties: properties.groups,
    toWire: (group, scope) => groupWire(face, group, scope),
    read: readGroup,
  }),
  ...readRoutes(devicesOf(face, properties.devices, (machine) => deviceWire(face, machine))),
  ...membershipRoutes(face),
  ...readRoutes(firmwareRows(face, properties.compliance, complianceWire(face))),
  externalStorageRoute(face),
]

const oldDevices = devicesOf(v1beta2, oldProperties, oldDeviceWire)

/** Groups, in the three versions of their API that are left. */
export const groupsRoutes: Route[] = [
  ...ofVersion(v1),
  ...ofVersion(v1beta3),
  ...readRoutes(iloRows(v1beta3, iloComplianceWire(v1beta3))),
  ...groupRoutes({
    face: v1beta2,
    properties: oldProperties,
    toWire: oldGroupWire,
    read: readOldGroup,
  }),
  ...readRoutes(oldDevices),
  ...oldMembershipRoutes(oldDevices),
  ...readRoutes(firmwareRows(v1beta2, oldProperties, oldComplianceWire)),
  ...readRoutes(iloRows(v1beta2, oldIloComplianceWire)),
  externalStorageRoute(v1beta2),
]
