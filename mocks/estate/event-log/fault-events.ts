import { faultText } from '../texts/texts'
import type { Alert } from '../types'
import type { LogEvent } from './log-entry'

/** Class, code and categories by alert category. Codes of power, fans and memory are not published. */
const kinds: Record<string, Pick<LogEvent, 'class' | 'code' | 'categories'>> = {
  power: { class: 11, code: 2, categories: ['Hardware', 'Power'] },
  storage: { class: 19, code: 20, categories: ['Hardware'] },
  temperature: { class: 2, code: 1, categories: ['Hardware', 'Cooling'] },
  memory: { class: 10, code: 643, categories: ['Hardware'] },
  fans: { class: 2, code: 2, categories: ['Hardware', 'Cooling'] },
  network: { class: 17, code: 2, categories: ['Hardware'] },
  processor: { class: 5, code: 3, categories: ['Hardware'] },
}
const other = { class: 10, code: 1, categories: ['Hardware'] }

/** How the IML words what an alert tells of. */
export const faultEvent = ({ category, severity, messageKey }: Alert): LogEvent => {
  const { message, resolution } = faultText(messageKey)
  return {
    log: 'IML',
    ...(kinds[category] ?? other),
    severity: severity === 'CRITICAL' ? 'Critical' : 'Caution',
    message,
    action: resolution,
  }
}
