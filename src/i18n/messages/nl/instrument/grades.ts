import type { SectionTexts } from '../../../instrument-texts'

export const grades: SectionTexts<'grades'> = {
  grade_parent: {
    wording: 'Welk cijfer geeft u voor hoe het met u gaat?',
    short: 'Cijfer ouder',
    tip: {
      say: 'En hoe gaat het met uzelf? Welk cijfer zou u geven? 1 is heel slecht en 10 is heel goed.',
      probe: 'Wat maakt dat u dit cijfer kiest?',
      mind: '1 = heel slecht, 10 = heel goed. Alleen hele cijfers: twijfelt de ouder tussen twee, laat de ouder dan kiezen. Geen enkel cijfer is fout.',
    },
    grade: 'Ouders over zichzelf',
    published: {
      label: 'Ouders over zichzelf',
      counts: 'gemiddelde van 1 tot 10',
    },
  },
  grade_children: {
    wording: 'Welk cijfer geeft u voor hoe het met uw kinderen gaat?',
    short: 'Cijfer kinderen',
    tip: {
      say: 'En uw kinderen, hoe gaat het met hen? Ook hier een cijfer: 1 is heel slecht en 10 is heel goed.',
      probe: 'Waaraan merkt u dat het zo met ze gaat?',
      mind: '1 = heel slecht, 10 = heel goed. Gaat het per kind anders, vraag dan één cijfer voor allemaal samen en schrijf het verschil erbij.',
    },
    grade: 'Ouders over hun kinderen',
    published: {
      label: 'Ouders over hun kinderen',
      counts: 'gemiddelde van 1 tot 10',
    },
  },
}
