import type { Support } from '../../../../../contract/server-look'
import { inWords } from '../../words'
import type { WarrantyRecord } from '../wire'
import type { ServerExtras } from './wire'

const warrantyOf = (record: WarrantyRecord): NonNullable<Support['warranty']> => ({
  word: inWords(record.supportState ?? 'UNKNOWN'),
  active:
    record.supportState === 'ACTIVE' ? true : record.supportState === 'EXPIRED' ? false : null,
  level: record.supportLevel,
  contract: record.contractLevel === record.supportLevel ? null : record.contractLevel,
  from: record.supportStartDate,
  until: record.supportEndDate,
})

/** What a server is entitled to, where it stands and how it is reached. */
export const mapSupport = (
  { state, connectionType, tags }: ServerExtras,
  warranty: WarrantyRecord | null,
  location: string | null,
): Support => ({
  warranty: warranty && warrantyOf(warranty),
  location,
  subscription: {
    word: state.subscriptionState && inWords(state.subscriptionState),
    tier: state.subscriptionTier && inWords(state.subscriptionTier),
    until: state.subscriptionExpiresAt,
  },
  connection: connectionType && inWords(connectionType),
  tags: Object.entries(tags ?? {}).flatMap(([name, value]) =>
    value === null ? [] : [{ name, value }],
  ),
})
