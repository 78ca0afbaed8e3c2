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
    begin: 'Begin',
    family: 'Gezin',
    school: 'School',
    personal: 'Persoonlijk',
    grades: 'Cijfers',
    deepening: 'Verdieping',
    closing: 'Afronding',
  },
  questions: { ...begin, ...family, ...school, ...personal, ...grades, ...deepening, ...closing },
}
