import type { SectionTexts } from '../../../instrument-texts'
import { yesPartlyNo } from './options'

export const family: SectionTexts<'family'> = {
  children_count: {
    wording: 'Hoeveel kinderen wonen er bij u thuis?',
    short: 'Aantal kinderen',
    tip: {
      say: 'Vertelt u eens over uw gezin. Hoeveel kinderen heeft u in huis?',
      probe: 'Zijn ze er elke dag, of ook weleens bij iemand anders?',
      mind: 'Tel zoals de ouder telt. Waarom een kind ergens anders woont, hoeft de ouder niet uit te leggen.',
    },
  },
  children_ages: {
    wording: 'Hoe oud zijn uw kinderen?',
    short: 'Leeftijd van kinderen',
    tip: {
      say: 'Hoe oud zijn ze? Hun namen hoef ik niet te weten.',
      probe: 'Wie van hen gaat er al naar school?',
      mind: 'Vul per kind alleen de leeftijd in; een baby is 0. Noemt de ouder een naam, schrijf die dan niet op.',
    },
  },
  home_languages: {
    wording: 'Welke taal of talen spreekt u thuis?',
    short: 'Taal thuis',
    tip: {
      say: 'In welke taal praat u thuis met elkaar?',
      probe: 'En in welke taal praat u het liefst met mij?',
      mind: 'Is Nederlands lastig, vraag dan of een tolk de volgende keer fijn is. Laat liever geen kind vertalen.',
    },
    options: {
      nl: 'Nederlands',
      ar: 'Arabisch',
      tr: 'Turks',
      pl: 'Pools',
      ti: 'Tigrinya',
      so: 'Somalisch',
      rif: 'Riffijns (Tarifit)',
      en: 'Engels',
      uk: 'Oekraïens',
      other: 'Een andere taal',
    },
  },
  household_others: {
    wording: 'Wie wonen er nog meer bij u thuis?',
    short: 'Anderen in huis',
    tip: {
      say: 'Wonen er nog meer mensen bij u, bijvoorbeeld een partner of een oma?',
      probe: 'Hoe gaat het, zo met elkaar in huis?',
      mind: 'Namen en redenen zijn niet nodig. Wil de ouder het niet zeggen, dan is dat goed en gaat u rustig verder.',
    },
    options: {
      partner: 'Een partner',
      grandparent: 'Een opa of oma',
      other_family: 'Andere familie',
      others: 'Andere mensen',
      nobody: 'Niemand',
    },
  },
  enough_room: {
    wording: 'Heeft u thuis genoeg ruimte voor iedereen?',
    short: 'Ruimte in huis',
    tip: {
      say: 'Heeft iedereen bij u thuis een plek om te slapen en om even rustig te zitten?',
      probe: 'Waar gaan de kinderen zitten als ze rust willen?',
      mind: 'Het gaat om wat de ouder ervan vindt, niet om het aantal kamers. Wat u in beeld ziet, schrijft u alleen op als de ouder het zelf zegt.',
    },
    options: yesPartlyNo,
    weighs: 'Te weinig ruimte in huis',
    group: 'Groot gezin in een klein huis',
    published: {
      label: 'Te weinig ruimte in huis',
      counts: 'nee, of een beetje of soms',
      inSentence: 'ruimte in huis',
    },
  },
}
