import type { Webhook } from './webhook'

type Standing = Pick<Webhook, 'state' | 'status' | 'statusReason' | 'results'>

/** As many deliveries as are looked at. */
const looked = 10

/**
 * How a webhook stands after one more delivery (facts.md 6.7): half of the last ten failed is a warning, ten
 * in a row an error that disables it; a warning ends with ten in a row that arrived.
 */
export const afterDelivery = (webhook: Standing, arrived: boolean): Standing => {
  const results = [...webhook.results, arrived].slice(-looked)
  const failed = results.filter((result) => !result).length
  if (failed === looked)
    return {
      results,
      state: 'DISABLED',
      status: 'ERROR',
      statusReason: 'Too many consecutive deliveries have failed.',
    }
  if (failed >= looked / 2)
    return {
      ...webhook,
      results,
      status: 'WARNING',
      statusReason: 'Recent deliveries have failed.',
    }
  if (webhook.status === 'WARNING' && failed === 0 && results.length === looked)
    return { ...webhook, results, status: 'ACTIVE', statusReason: 'Deliveries have succeeded.' }
  return { ...webhook, results }
}
