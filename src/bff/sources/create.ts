import type { SourceConfig } from '../config'
import type { Surroundings } from '../upstream/upstream'
import { createGreenlakeSource } from './greenlake/source'
import { createIloSource } from './ilo/source'
import { createOmnistackSource } from './omnistack/source'
import type { Source } from './source'

const createKind = (config: SourceConfig, surroundings: Surroundings): Source => {
  switch (config.kind) {
    case 'greenlake':
      return createGreenlakeSource(config, surroundings)
    case 'omnistack':
      return createOmnistackSource(config, surroundings)
    case 'ilo':
      return createIloSource(config, surroundings)
  }
}

/** The source that a configuration describes; without acts where it is only to be read. */
export const createSource = (config: SourceConfig, surroundings: Surroundings): Source => {
  const source = createKind(config, surroundings)
  return config.readOnly ? { ...source, acts: null } : source
}
