/**
 * Version 1 of the instrument: the thirty questions as data, in their order. It must not change once it is used. A test
 * compares its hash, and a later version gets a new folder. Source of topics and order: the conversation tool of JES
 * Rijnland and Werkplaats Sociaal Domein Den Haag & Leiden (2021). Options, routing and counting are this project's own.
 */
import type { InstrumentDefinition } from '../definition'
import { begin } from './begin'
import { closing } from './closing'
import { deepening } from './deepening'
import { family } from './family'
import { grades } from './grades'
import { personal } from './personal'
import { school } from './school'

export const version1 = {
  version: 1,
  sections: ['begin', 'family', 'school', 'personal', 'grades', 'deepening', 'closing'],
  questions: [...begin, ...family, ...school, ...personal, ...grades, ...deepening, ...closing],
  least: { load: 5, capacity: 3 },
} as const satisfies InstrumentDefinition
