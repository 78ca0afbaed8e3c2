/**
 * Coordinators see which families reach the end of their term and keep them longer. Removing them is the work of the system alone.
 * The terms themselves are a setting of the organisation.
 */
import { always, type RulesOf } from './rule'

export const retentionRules: RulesOf<'retention'> = {
  'retention.read': { coordinator: always },
  'retention.extend': { coordinator: always },
  'retention.run': {},
  'retention.remove': {},
}
