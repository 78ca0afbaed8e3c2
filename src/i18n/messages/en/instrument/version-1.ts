import type { VersionTexts } from '../../../instrument-texts'
import { begin } from './begin'
import { closing } from './closing'
import { deepening } from './deepening'
import { family } from './family'
import { grades } from './grades'
import { personal } from './personal'
import { school } from './school'

export const version1: VersionTexts = {
  sections: {
    begin: 'Start',
    family: 'Family',
    school: 'School',
    personal: 'Personal',
    grades: 'Grades',
    deepening: 'In depth',
    closing: 'Closing',
  },
  questions: { ...begin, ...family, ...school, ...personal, ...grades, ...deepening, ...closing },
}
