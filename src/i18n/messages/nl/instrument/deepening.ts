import type { SectionTexts } from '../../../instrument-texts'
import { yesNo, yesPartlyNo } from './options'

export const deepening: SectionTexts<'deepening'> = {
  keeps_going: {
    wording: 'Wat helpt u om het vol te houden?',
    short: 'Wat helpt bij volhouden',
    tip: {
      say: 'Wat geeft u kracht op een moeilijke dag?',
      simpler: 'Wat helpt u om door te gaan?',
      probe: 'Wat hielp de laatste keer dat het zwaar was?',
      mind: 'Schrijf op wat de ouder zegt, in zijn of haar eigen woorden. De onderwerpen aanvinken kan ook na het gesprek.',
    },
    options: {
      family: 'Familie',
      faith: 'Het geloof',
      routine: 'Een vast ritme',
      sport_or_outside: 'Sporten of naar buiten gaan',
      children: 'De kinderen',
      work_or_study: 'Werk of studie',
      contact_with_others: 'Contact met anderen',
      other: 'Iets anders',
      nothing: 'Op dit moment niets',
    },
    parts: {
      keeps_going_text: { wording: 'In de woorden van de ouder', short: 'Volhouden: woorden van de ouder' },
    },
    weighs: 'Iets helpt bij volhouden',
    published: {
      label: 'Noemt iets dat helpt om vol te houden',
      counts: 'noemt iets dat helpt',
      inSentence: 'iets om vol te houden',
    },
  },
  needs: {
    wording: 'Waar heeft u behoefte aan?',
    short: 'Wat nodig is',
    tip: {
      say: 'Waarmee zou u nu het meest geholpen zijn?',
      simpler: 'Wat heeft u nodig?',
      probe: 'Wat daarvan is voor u het belangrijkst?',
      mind: 'Geef de ouder tijd om na te denken en noem niet te snel voorbeelden. Opschrijven is nog geen belofte.',
    },
    options: {
      device_or_internet: 'Een computer of internet',
      homework: 'Hulp bij huiswerk',
      daily_structure: 'Een vaste dagindeling',
      play: 'Spelen of iets leuks doen',
      money_or_food: 'Geld of eten',
      someone_to_talk_to: 'Iemand om mee te praten',
      other: 'Iets anders',
      nothing: 'Op dit moment niets',
    },
    parts: {
      needs_text: { wording: 'In de woorden van de ouder', short: 'Behoefte: woorden van de ouder' },
    },
  },
  goes_well: {
    wording: 'Zijn er dingen die goed gaan?',
    short: 'Wat goed gaat',
    tip: {
      say: 'Wat gaat er goed bij u thuis? Waar bent u blij mee, of trots op?',
      probe: 'Wat mooi. Hoe is dat gelukt?',
      mind: 'Stel deze vraag altijd, juist na een zwaar gesprek. Ook iets kleins telt.',
    },
    options: {
      children: 'De kinderen',
      school: 'School',
      home: 'Thuis',
      health: 'Gezondheid',
      contacts: 'Contact met anderen',
      work_or_money: 'Werk of geld',
      other: 'Iets anders',
      nothing: 'Op dit moment niets',
    },
    parts: {
      goes_well_text: { wording: 'In de woorden van de ouder', short: 'Goede dingen: woorden van de ouder' },
    },
    weighs: 'Er gaat iets goed',
    published: {
      label: 'Noemt iets dat goed gaat',
      counts: 'noemt iets dat goed gaat',
      inSentence: 'iets dat goed gaat',
    },
  },
  enough_support: {
    wording: 'Ervaart u voldoende steun?',
    short: 'Genoeg steun',
    tip: {
      say: 'Heeft u het gevoel dat u er alleen voor staat, of zijn er mensen die u steunen?',
      simpler: 'Krijgt u genoeg steun?',
      probe: 'Wat voor steun zou u fijn vinden?',
      mind: 'Steun kan van alles zijn: iemand die luistert, die oppast of die helpt met een brief.',
    },
    options: yesPartlyNo,
    weighs: 'Steun ervaren',
    published: {
      label: 'Krijgt genoeg steun',
      counts: 'alleen ja',
      inSentence: 'genoeg steun',
    },
  },
  supporters: {
    wording: 'Zijn er mensen in uw omgeving die u steunen? Wie?',
    short: 'Mensen die steunen',
    tip: {
      say: 'Bij wie kunt u terecht als het even niet gaat?',
      probe: 'Wat doet die persoon voor u?',
      mind: 'Zegt de ouder “niemand”, blijf dan even stil en neem de tijd. Namen hoeft u niet op te schrijven.',
    },
    options: yesNo,
    parts: {
      supporters_who: {
        wording: 'Wie?',
        short: 'Steun: van wie',
        options: {
          family: 'Familie',
          friends: 'Vrienden',
          neighbours: 'Buren',
          faith_group: 'Kerk, moskee of andere geloofsgroep',
          school: 'School',
          professional: 'Een hulpverlener',
          other: 'Iemand anders',
        },
      },
    },
    weighs: 'Mensen die steunen',
    published: {
      label: 'Heeft mensen die steunen',
      counts: 'ja',
      inSentence: 'mensen om zich heen',
    },
  },
}
