import type { SectionTexts } from '../../../instrument-texts'
import { yesPartlyNo } from './options'

export const school: SectionTexts<'school'> = {
  school_contact: {
    wording: 'Heeft u contact met de school van uw kinderen?',
    short: 'Contact met school',
    tip: {
      say: 'Hoe gaat het contact met school? Spreekt u de juf, meester of mentor weleens?',
      probe: 'Als u een vraag heeft, weet u dan bij wie u kunt zijn?',
      mind: 'Weinig contact ligt vaak aan tijd, taal of niet goed weten hoe. Het zegt niet dat een ouder niet wil.',
    },
    options: { good: 'Goed contact', little: 'Weinig contact', none: 'Geen contact' },
    parts: {
      school_contact_via: {
        wording: 'Hoe heeft u contact met school?',
        short: 'Contact: hoe',
        options: {
          teacher: 'Via de juf, meester of mentor',
          class_app: 'Via de app van de klas of school',
          email: 'Via e-mail',
          phone: 'Via de telefoon',
          other: 'Op een andere manier',
        },
      },
    },
    weighs: 'Contact met school',
    published: {
      label: 'Heeft goed contact met school',
      counts: 'alleen goed contact',
      inSentence: 'goed contact met school',
    },
  },
  school_letters: {
    wording: 'Kunt u de brieven en berichten van school lezen en begrijpen?',
    short: 'Brieven en berichten',
    tip: {
      say: 'School stuurt vaak veel berichten. Zijn die voor u goed te lezen, of is het soms lastig?',
      probe: 'Wat doet u als een brief niet duidelijk is? Leest er iemand met u mee?',
      mind: 'Veel brieven van school zijn gewoon moeilijk geschreven. Dat mag u zeggen: het ligt niet aan de ouder.',
    },
    options: yesPartlyNo,
    weighs: 'Brieven van school',
    group: 'Brieven van school zijn lastig',
    need: 'brieven van school lezen lukt niet of maar soms',
    published: {
      label: 'Brieven van school lastig te lezen',
      counts: 'nee, of een beetje of soms',
      inSentence: 'brieven van school',
    },
  },
  homework_at_home: {
    wording: 'Lukt het uw kinderen om thuis huiswerk te maken?',
    short: 'Huiswerk thuis',
    tip: {
      say: 'Hoe gaat het bij u thuis met het huiswerk?',
      probe: 'Waar zitten ze dan, en wanneer lukt het het best?',
      mind: 'Gaat het per kind anders, kies dan “Een beetje of soms” en schrijf het verschil erbij. Geen huiswerk hebben is een eigen antwoord.',
    },
    options: { ...yesPartlyNo, no_homework: 'Er is geen huiswerk' },
    weighs: 'Huiswerk lukt niet goed',
    published: {
      label: 'Huiswerk maken lukt thuis niet goed',
      counts: 'nee, of een beetje of soms',
      inSentence: 'thuis huiswerk maken',
    },
  },
  homework_help: {
    wording: 'Lukt het u om uw kinderen te helpen met hun huiswerk?',
    short: 'Helpen met huiswerk',
    tip: {
      say: 'Hoe gaat het als uw kind iets niet snapt? Wat doet u dan?',
      probe: 'Wanneer lukt het wel, en wanneer is het lastig?',
      mind: 'Veel ouders vinden dit moeilijk. U kunt gerust zeggen dat zij niet de enige zijn.',
    },
    options: { ...yesPartlyNo, not_needed: 'Hulp is niet nodig' },
    weighs: 'Helpen met huiswerk',
    need: 'helpen met huiswerk lukt niet of maar soms',
    published: {
      label: 'Kan helpen met huiswerk',
      counts: 'alleen ja',
    },
  },
  homework_missing: {
    wording: 'Wat mist u om uw kinderen te kunnen helpen?',
    short: 'Wat er mist',
    tip: {
      say: 'Wat zou het voor u makkelijker maken om te helpen?',
      probe: 'Wat daarvan zou het meest schelen?',
      mind: 'Beloof nog niets. Aan het einde van het gesprek spreekt u samen af wat er kan.',
    },
    options: {
      school_contact: 'Contact met de school',
      too_difficult: 'Het is te moeilijk voor mij',
      time_or_calm: 'Tijd of rust om erbij te zitten',
      language: 'De taal',
      device_or_internet: 'Een computer of internet',
      other: 'Iets anders',
    },
  },
  daily_routine: {
    wording: 'Heeft u thuis een vaste indeling van de dag?',
    short: 'Vaste dagindeling',
    tip: {
      say: 'Hoe ziet een gewone dag er bij u thuis uit?',
      probe: 'Zijn er vaste momenten, zoals samen eten of naar bed gaan?',
      mind: 'Elk gezin doet het op zijn eigen manier. Vraag of de ouder er zelf tevreden mee is.',
    },
    options: yesPartlyNo,
    weighs: 'Vaste dagindeling',
    need: 'geen vaste indeling van de dag',
    published: {
      label: 'Heeft een vaste indeling van de dag',
      counts: 'alleen ja',
      inSentence: 'een vaste dagindeling',
    },
  },
  internet: {
    wording: 'Heeft u thuis goed internet (wifi)?',
    short: 'Internet thuis',
    tip: {
      say: 'Doet het internet het goed bij u thuis, ook als iedereen tegelijk online is?',
      probe: 'Wat lukt er niet als het internet slecht is?',
      mind: 'Heeft het gezin alleen internet op de telefoon, schrijf dat er dan bij. Voor huiswerk is dat vaak te weinig.',
    },
    options: yesPartlyNo,
    weighs: 'Geen goed internet',
    need: 'thuis geen goed internet',
    published: {
      label: 'Thuis geen goed internet',
      counts: 'nee, of een beetje of soms',
      inSentence: 'internet',
    },
  },
  devices: {
    wording: 'Hoeveel computers of laptops zijn er thuis om huiswerk op te maken?',
    short: 'Computers en laptops',
    tip: {
      say: 'Waar maken uw kinderen hun huiswerk op? Hoeveel computers of laptops zijn er voor hen?',
      probe: 'Heeft ieder kind er een, of gaan ze om de beurt?',
      mind: 'Tel alleen computers en laptops. Maken de kinderen hun huiswerk op een telefoon of tablet, zet dat dan in de notitie.',
    },
    parts: {
      devices_working: { wording: 'Werken ze goed?', short: 'Computers: werken ze', options: yesPartlyNo },
    },
    weighs: 'Te weinig laptops',
    group: 'Een laptop voor meer dan twee kinderen',
    published: {
      label: 'Niet voor elk kind een laptop',
      counts: 'minder dan één die werkt per kind van 4 tot en met 17',
      inSentence: 'laptops voor de kinderen',
    },
  },
  schools: {
    wording: 'Op welke school zitten uw kinderen?',
    short: 'Welke school',
    tip: {
      say: 'Op welke school zitten uw kinderen? De school hoort niet van ons wat u mij vertelt.',
      probe: 'Zitten ze allemaal op dezelfde school?',
      mind: 'Vraagt de ouder waarom u dit wilt weten? Zo zien we bij welke scholen veel gezinnen hulp kunnen gebruiken. Liever niet zeggen mag.',
    },
  },
}
