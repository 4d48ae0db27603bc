import type { BundleRecord } from './wire'

/** What a job that is told a firmware bundle calls it. */
export const bundleParameter = 'Firmware bundle'

/** A firmware bundle as people know it: its name, with the release where that does not say it. */
export const bundleName = ({
  id,
  name,
  displayName,
  releaseVersion,
}: Pick<BundleRecord, 'id' | 'name' | 'displayName' | 'releaseVersion'>): string => {
  const called = displayName ?? name
  if (called === null || releaseVersion === null) return called ?? releaseVersion ?? id
  return called.includes(releaseVersion) ? called : `${called}, ${releaseVersion}`
}
