import type { SectionTexts } from '../../../instrument-texts'
import { yesNo, yesPartlyNo } from './options'

export const personal: SectionTexts<'personal'> = {
  worries: {
    wording: 'Maakt u zich zorgen? Waarover?',
    short: 'Eigen zorgen',
    tip: {
      say: 'Zijn er dingen waar u de laatste tijd veel over piekert?',
      probe: 'Wat weegt daarvan voor u het zwaarst?',
      mind: 'Luister eerst; een antwoord kiezen kan later. Een stilte is niet erg, en u hoeft het niet meteen op te lossen.',
    },
    options: yesPartlyNo,
    parts: {
      worries_topics: {
        wording: 'Waarover?',
        short: 'Zorgen: waarover',
        options: {
          health: 'Gezondheid',
          falling_behind: 'Een kind dat achterloopt op school',
          language: 'De taal',
          money: 'Geld',
          screen_time_or_boredom: 'Veel op een scherm of verveling',
          tension_at_home: 'Spanning in huis',
          work_or_benefit: 'Werk of uitkering',
          other: 'Iets anders',
        },
      },
    },
    weighs: 'Eigen zorgen',
    group: 'Zorg dat een kind achterloopt',
    published: {
      label: 'Maakt zich zorgen',
      counts: 'ja, of een beetje of soms',
      inSentence: 'eigen zorgen',
    },
  },
  worries_about_others: {
    wording: 'Maakt u zich zorgen om andere mensen? Om wie?',
    short: 'Zorgen om anderen',
    tip: {
      say: 'Is er iemand om wie u zich zorgen maakt, dichtbij of ver weg?',
      probe: 'Lukt het om contact te houden?',
      mind: 'Zorgen om familie ver weg kunnen zwaar zijn. Houdt de ouder het kort, vraag dan niet door.',
    },
    options: yesNo,
    parts: {
      worries_about_others_who: {
        wording: 'Om wie?',
        short: 'Zorgen: om wie',
        options: {
          family_here: 'Familie in Nederland',
          family_abroad: 'Familie in een ander land',
          friends_or_neighbours: 'Vrienden of buren',
          other: 'Iemand anders',
        },
      },
    },
    weighs: 'Zorgen om anderen',
    published: {
      label: 'Maakt zich zorgen om anderen',
      counts: 'ja',
      inSentence: 'zorgen om anderen',
    },
  },
  rules_clear: {
    wording: 'Zijn de regels en maatregelen van dit moment duidelijk voor u?',
    short: 'Regels en maatregelen',
    tip: {
      say: 'Regels veranderen soms snel. Is voor u duidelijk wat er nu wel en niet mag?',
      probe: 'Welke regel is voor u nog niet duidelijk?',
      mind: 'Het is geen toets. Weet u een regel zelf niet zeker, zeg dat dan en zoek het na het gesprek op.',
    },
    options: yesPartlyNo,
    weighs: 'Regels onduidelijk',
    published: {
      label: 'Regels niet helemaal duidelijk',
      counts: 'nee, of een beetje of soms',
      inSentence: 'de regels van nu',
    },
  },
  money_for_groceries: {
    wording: 'Heeft u voldoende geld voor de dagelijkse boodschappen?',
    short: 'Geld voor boodschappen',
    tip: {
      say: 'De boodschappen zijn voor veel gezinnen duur. Hoe gaat dat bij u? Lukt het met het geld?',
      simpler: 'Heeft u genoeg geld voor de dagelijkse boodschappen?',
      probe: 'Zijn er dagen of weken dat het extra moeilijk is?',
      mind: 'Over geld praten is voor veel mensen lastig. Begin zacht, en kies “Later vragen” als het nu niet past.',
    },
    options: yesPartlyNo,
    weighs: 'Geld voor boodschappen',
    need: 'niet genoeg geld voor de dagelijkse boodschappen',
    published: {
      label: 'Niet altijd geld voor boodschappen',
      counts: 'nee, of een beetje of soms',
      inSentence: 'geld voor boodschappen',
    },
  },
  doing_for_others: {
    wording: 'Kunt u iets betekenen voor andere mensen?',
    short: 'Iets voor anderen',
    tip: {
      say: 'De ene ouder doet graag iets voor een ander, de andere heeft nu de handen vol. Hoe is dat bij u?',
      simpler: 'Kunt u iets doen voor andere mensen?',
      probe: 'Wat zou u graag doen voor een ander?',
      mind: 'Nu niets kunnen doen is heel gewoon en wordt nooit tegen iemand gebruikt. Noemt de ouder wel iets, dan is dat een aanbod en nog geen afspraak.',
    },
    options: {
      nothing_now: 'Nu even niets',
      help_neighbours: 'Buren helpen',
      groceries: 'Boodschappen doen',
      other: 'Iets anders',
    },
  },
}
