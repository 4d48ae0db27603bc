import { readRoutes } from '../read-routes'
import type { Route } from '../route'
import { accountRoutes } from './accounts'
import { activationKeyRoutes } from './activation-keys'
import { activities } from './activities'
import { ahsFileRoutes } from './ahs-files'
import { alerts } from './alerts'
import { applianceFirmwareBundleRoutes } from './appliance-firmware-bundles'
import { applianceRoutes } from './appliances'
import { approvalPolicyRoutes } from './approvals/policies'
import { approvalRequestRoutes } from './approvals/requests'
import { externalServiceRoutes } from './external-services'
import { filterRoutes } from './filters'
import { firmwareBundleRoutes } from './firmware-bundles'
import { groupsRoutes } from './groups/routes'
import { jobRoutes } from './jobs/job-routes'
import { jobTemplateRoutes } from './jobs/job-templates'
import { oldJobRoutes } from './jobs/old-job-routes'
import { metricsCollectionRoutes } from './metrics-collection-requests'
import { metricsConfigurationRoutes } from './metrics-configurations'
import { energyByEntityRoute } from './metrics/energy-by-entity'
import { energyOverTimeRoute } from './metrics/energy-over-time'
import { utilizationByEntityRoute } from './metrics/utilization-by-entity'
import { utilizationOverTimeRoute } from './metrics/utilization-over-time'
import { notificationSubscriptionRoutes } from './notification-subscriptions'
import { oneviewApplianceRoutes } from './oneview-appliances'
import { oneviewServerTemplateRoutes } from './oneview-server-templates'
import { oneviewSettingsRoutes } from './oneview-settings'
import { operationRoutes } from './operations'
import { reportRoutes } from './reports'
import { scheduleRoutes } from './schedules/schedule-routes'
import { serverDetailRoutes } from './server-details/routes'
import { serverLocationRoutes } from './server-locations'
import { serverWarrantyRoutes } from './server-warranty'
import { serverAlertRoutes } from './server/server-alerts'
import { serverRoutes } from './server/server-routes'
import { settingsRoutes } from './settings/routes'
import { userPreferenceRoutes } from './user-preferences'
import { webhookRoutes } from './webhooks/routes'

/** Every operation of Compute Ops Management. */
export const computeOpsRoutes: Route[] = [
  ...serverRoutes,
  ...serverAlertRoutes,
  ...readRoutes(alerts),
  ...readRoutes(activities),
  ...jobRoutes,
  ...oldJobRoutes,
  ...jobTemplateRoutes,
  ...operationRoutes,
  ...firmwareBundleRoutes,
  ...groupsRoutes,
  ...serverDetailRoutes,
  ...settingsRoutes,
  ...accountRoutes,
  ...ahsFileRoutes,
  ...activationKeyRoutes,
  ...applianceFirmwareBundleRoutes,
  ...applianceRoutes,
  ...approvalPolicyRoutes,
  ...approvalRequestRoutes,
  ...externalServiceRoutes,
  ...filterRoutes,
  energyByEntityRoute,
  energyOverTimeRoute,
  utilizationByEntityRoute,
  utilizationOverTimeRoute,
  ...metricsCollectionRoutes,
  ...metricsConfigurationRoutes,
  ...notificationSubscriptionRoutes,
  ...oneviewApplianceRoutes,
  ...oneviewServerTemplateRoutes,
  ...oneviewSettingsRoutes,
  ...reportRoutes,
  ...scheduleRoutes,
  ...serverLocationRoutes,
  ...serverWarrantyRoutes,
  ...userPreferenceRoutes,
  ...webhookRoutes,
]
