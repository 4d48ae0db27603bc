import * as v from 'valibot'
import { flag, list, parseItem } from '../../tolerant'

const simpleUpdate = '#UpdateService.SimpleUpdate'

const serviceSchema = v.object({
  ServiceEnabled: flag,
  Actions: v.object({
    [simpleUpdate]: v.object({
      target: v.string(),
      'TransferProtocol@Redfish.AllowableValues': list(v.string()),
    }),
  }),
})

/** How an update service takes an image from an address. `protocols`: none where it does not say. */
export type UpdateOffer = { path: string; protocols: readonly string[]; isOn: boolean }

/** Null where the service offers nothing of it. */
export const parseUpdateOffer = (body: unknown): UpdateOffer | null => {
  const service = parseItem(serviceSchema, body)
  const action = service?.Actions[simpleUpdate]
  return action
    ? {
        path: action.target,
        protocols: action['TransferProtocol@Redfish.AllowableValues'],
        isOn: service.ServiceEnabled !== false,
      }
    : null
}
