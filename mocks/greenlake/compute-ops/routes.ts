import { readRoutes } from '../read-routes'
import type { Route } from '../route'
import { activationKeyRoutes } from './activation-keys'
import { activityRoutes } from './activities'
import { ahsFileRoutes } from './ahs/ahs-files'
import { alerts } from './alerts'
import { applianceFirmwareBundleRoutes } from './appliances/appliance-firmware-bundles'
import { applianceRoutes } from './appliances/appliances'
import { oneviewApplianceRoutes } from './appliances/oneview-appliances'
import { oneviewServerTemplateRoutes } from './appliances/oneview-server-templates'
import { oneviewSettingsRoutes } from './appliances/oneview-settings'
import { approvalPolicyRoutes } from './approvals/policies'
import { approvalRequestRoutes } from './approvals/requests'
import { externalServiceRoutes } from './external-services/external-services'
import { filterRoutes } from './filters/filters'
import { firmwareBundleRoutes } from './firmware-bundles'
import { groupsRoutes } from './groups/routes'
import { jobRoutes } from './jobs/job-routes'
import { jobTemplateRoutes } from './jobs/job-templates'
import { oldJobRoutes } from './jobs/old-job-routes'
import { energyByEntityRoute } from './metrics/energy-by-entity'
import { energyOverTimeRoute } from './metrics/energy-over-time'
import { metricsCollectionRoutes } from './metrics/metrics-collection-requests'
import { metricsConfigurationRoutes } from './metrics/metrics-configurations'
import { utilizationByEntityRoute } from './metrics/utilization-by-entity'
import { utilizationOverTimeRoute } from './metrics/utilization-over-time'
import { operationRoutes } from './operations'
import { notificationSubscriptionRoutes } from './preferences/notification-subscriptions'
import { userPreferenceRoutes } from './preferences/user-preferences'
import { reportRoutes } from './reports/reports'
import { scheduleRoutes } from './schedules/schedule-routes'
import { serverDetailRoutes } from './server-details/routes'
import { serverLocationRoutes } from './server-locations'
import { serverWarrantyRoutes } from './server-warranty'
import { serverAlertRoutes } from './server/server-alerts'
import { serverRoutes } from './server/server-routes'
import { settingsRoutes } from './settings/routes'
import { accountRoutes } from './tenants/accounts'
import { webhookRoutes } from './webhooks/routes'

/** Every operation of Compute Ops Management. */
export const computeOpsRoutes: Route[] = [
  ...serverRoutes,
  ...serverAlertRoutes,
  ...readRoutes(alerts),
  ...activityRoutes,
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
