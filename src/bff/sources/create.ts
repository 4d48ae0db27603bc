import type { SourceConfig } from '../config'
import type { Surroundings } from '../upstream/upstream'
import { createGreenlakeSource } from './greenlake/source'
import { createIloSource } from './ilo/source'
import { createOmnistackSource } from './omnistack/source'
import type { Source } from './source'

/** The source that a configuration describes: the one list of all kinds. */
export const createSource = (config: SourceConfig, surroundings: Surroundings): Source => {
  switch (config.kind) {
    case 'greenlake':
      return createGreenlakeSource(config, surroundings)
    case 'omnistack':
      return createOmnistackSource(config, surroundings)
    case 'ilo':
      return createIloSource(config, surroundings)
  }
}
