import { useQuery } from '@tanstack/react-query'
import { bundlesQuery } from '../api/acts'
import type { ActDetail } from '../contract/act'

/** The name of the firmware bundle of an act, as one of its sources has it; null: not known, or none. */
export const useBundleName = (act: ActDetail | undefined): string | null => {
  const bundle = act?.options.bundle
  const sourceIds = [...new Set(act?.items.map(({ sourceId }) => sourceId))].toSorted()
  const { data } = useQuery({ ...bundlesQuery(sourceIds), enabled: bundle !== undefined })
  return data?.bundles.find(({ id }) => id === bundle)?.name ?? null
}
