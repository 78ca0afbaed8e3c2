import type { InstrumentTexts } from '../../instrument-texts'
import { needs } from './needs'

const yesNo = { yes: 'Ja', no: 'Nee' }
const yesPartlyNo = { yes: 'Ja', partly: 'Een beetje of soms', no: 'Nee' }

export const instrument: InstrumentTexts = {
  sections: {
    begin: 'Begin',
    family: 'Gezin',
    school: 'School',
    personal: 'Persoonlijk',
    grades: 'Cijfers',
    deepening: 'Verdieping',
    closing: 'Afronding',
  },

  questions: {
    call_date: {
      wording: 'Wat is de datum van dit gesprek?',
      short: 'Datum van gesprek',
      tip: {
        say: 'Komt het nu gelegen, of zal ik u liever op een ander moment bellen?',
        probe: 'Wanneer heeft u een rustig half uur?',
        mind: 'De datum vult u zelf in; vandaag staat er al. Was het gesprek op een andere dag, kies dan die dag.',
      },
    },
    confidentiality: {
      wording: 'Dit gesprek is vertrouwelijk. Heb ik dat duidelijk aan u uitgelegd?',
      short: 'Vertrouwelijk gesprek',
      tip: {
        say: 'Wat u mij vertelt, blijft bij ons. De scholen en de gemeente zien alleen cijfers over groepen gezinnen. Is dat zo duidelijk?',
        probe: 'Wilt u daar nog iets over vragen, voordat we verdergaan?',
        mind: 'Vertel ook wat er gebeurt als iemand in gevaar is. Pas met een ja bij deze vraag kunt u het gesprek afronden.',
      },
    },

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
    },
    household_others: {
      wording: 'Wie wonen er nog meer bij u thuis?',
      short: 'Anderen in huis',
      tip: {
        say: 'Wonen er nog meer mensen bij u, bijvoorbeeld een partner of een oma?',
        probe: 'Hoe gaat het, zo met elkaar in huis?',
        mind: 'Namen en redenen zijn niet nodig. Wil de ouder het niet zeggen, dan is dat goed en gaat u rustig verder.',
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
    },

    school_contact: {
      wording: 'Heeft u contact met de school van uw kinderen?',
      short: 'Contact met school',
      tip: {
        say: 'Hoe gaat het contact met school? Spreekt u de juf, meester of mentor weleens?',
        probe: 'Als u een vraag heeft, weet u dan bij wie u kunt zijn?',
        mind: 'Weinig contact ligt vaak aan tijd, taal of niet goed weten hoe. Het zegt niet dat een ouder niet wil.',
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
    },
    homework_at_home: {
      wording: 'Lukt het uw kinderen om thuis huiswerk te maken?',
      short: 'Huiswerk thuis',
      tip: {
        say: 'Hoe gaat het bij u thuis met het huiswerk?',
        probe: 'Waar zitten ze dan, en wanneer lukt het het best?',
        mind: 'Gaat het per kind anders, kies dan “Een beetje of soms” en schrijf het verschil erbij. Geen huiswerk hebben is een eigen antwoord.',
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
    },
    homework_missing: {
      wording: 'Wat mist u om uw kinderen te kunnen helpen?',
      short: 'Wat er mist',
      tip: {
        say: 'Wat zou het voor u makkelijker maken om te helpen?',
        probe: 'Wat daarvan zou het meest schelen?',
        mind: 'Beloof nog niets. Aan het einde van het gesprek spreekt u samen af wat er kan.',
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
    },
    internet: {
      wording: 'Heeft u thuis goed internet (wifi)?',
      short: 'Internet thuis',
      tip: {
        say: 'Doet het internet het goed bij u thuis, ook als iedereen tegelijk online is?',
        probe: 'Wat lukt er niet als het internet slecht is?',
        mind: 'Heeft het gezin alleen internet op de telefoon, schrijf dat er dan bij. Voor huiswerk is dat vaak te weinig.',
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

    worries: {
      wording: 'Maakt u zich zorgen? Waarover?',
      short: 'Eigen zorgen',
      tip: {
        say: 'Zijn er dingen waar u de laatste tijd veel over piekert?',
        probe: 'Wat weegt daarvan voor u het zwaarst?',
        mind: 'Luister eerst; een antwoord kiezen kan later. Een stilte is niet erg, en u hoeft het niet meteen op te lossen.',
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
    },
    rules_clear: {
      wording: 'Zijn de regels en maatregelen van dit moment duidelijk voor u?',
      short: 'Regels en maatregelen',
      tip: {
        say: 'Regels veranderen soms snel. Is voor u duidelijk wat er nu wel en niet mag?',
        probe: 'Welke regel is voor u nog niet duidelijk?',
        mind: 'Het is geen toets. Weet u een regel zelf niet zeker, zeg dat dan en zoek het na het gesprek op.',
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
    },

    grade_parent: {
      wording: 'Welk cijfer geeft u voor hoe het met u gaat?',
      short: 'Cijfer ouder',
      tip: {
        say: 'En hoe gaat het met uzelf? Welk cijfer zou u geven? 1 is heel slecht en 10 is heel goed.',
        probe: 'Wat maakt dat u dit cijfer kiest?',
        mind: '1 = heel slecht, 10 = heel goed. Alleen hele cijfers: twijfelt de ouder tussen twee, laat de ouder dan kiezen. Geen enkel cijfer is fout.',
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
    },

    keeps_going: {
      wording: 'Wat helpt u om het vol te houden?',
      short: 'Wat helpt bij volhouden',
      tip: {
        say: 'Wat geeft u kracht op een moeilijke dag?',
        simpler: 'Wat helpt u om door te gaan?',
        probe: 'Wat hielp de laatste keer dat het zwaar was?',
        mind: 'Schrijf op wat de ouder zegt, in zijn of haar eigen woorden. De onderwerpen aanvinken kan ook na het gesprek.',
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
    },
    goes_well: {
      wording: 'Zijn er dingen die goed gaan?',
      short: 'Wat goed gaat',
      tip: {
        say: 'Wat gaat er goed bij u thuis? Waar bent u blij mee, of trots op?',
        probe: 'Wat mooi. Hoe is dat gelukt?',
        mind: 'Stel deze vraag altijd, juist na een zwaar gesprek. Ook iets kleins telt.',
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
    },
    supporters: {
      wording: 'Zijn er mensen in uw omgeving die u steunen? Wie?',
      short: 'Mensen die steunen',
      tip: {
        say: 'Bij wie kunt u terecht als het even niet gaat?',
        probe: 'Wat doet die persoon voor u?',
        mind: 'Zegt de ouder “niemand”, blijf dan even stil en neem de tijd. Namen hoeft u niet op te schrijven.',
      },
    },

    can_we_help: {
      wording: 'Kan {organisation} iets doen voor u en uw gezin?',
      short: 'Hulp van ons',
      tip: {
        say: 'Dank u dat u zo veel heeft verteld. Is er iets waar wij u of uw kinderen mee kunnen helpen?',
        probe: 'Waar zullen we mee beginnen?',
        mind: 'Beloof alleen wat u kunt waarmaken. Spreek bij elke hulp af wie het oppakt en wanneer de ouder iets hoort.',
      },
    },
    may_call_again: {
      wording: 'Mag {organisation} u nog eens bellen?',
      short: 'Nog eens bellen',
      tip: {
        say: 'Vindt u het goed als we u nog eens bellen? U mag ook gerust nee zeggen.',
        probe: 'Hoe en wanneer komt het u het best uit?',
        mind: 'Bij nee bellen we niet meer, tot de ouder er zelf om vraagt. Bedank de ouder, wat het antwoord ook is.',
      },
    },
  },

  parts: {
    school_contact_via: { wording: 'Hoe heeft u contact met school?', short: 'Contact: hoe' },
    devices_working: { wording: 'Werken ze goed?', short: 'Computers: werken ze' },
    worries_topics: { wording: 'Waarover?', short: 'Zorgen: waarover' },
    worries_about_others_who: { wording: 'Om wie?', short: 'Zorgen: om wie' },
    keeps_going_text: { wording: 'In de woorden van de ouder', short: 'Volhouden: woorden van de ouder' },
    needs_text: { wording: 'In de woorden van de ouder', short: 'Behoefte: woorden van de ouder' },
    goes_well_text: { wording: 'In de woorden van de ouder', short: 'Goede dingen: woorden van de ouder' },
    supporters_who: { wording: 'Wie?', short: 'Steun: van wie' },
    can_we_help_types: { wording: 'Waarmee?', short: 'Hulp: waarmee' },
    can_we_help_text: { wording: 'In de woorden van de ouder', short: 'Hulp: woorden van de ouder' },
    may_call_again_channel: { wording: 'Hoe wilt u het liefst contact met ons?', short: 'Opnieuw bellen: hoe' },
    may_call_again_part_of_day: { wording: 'Welk deel van de dag komt u goed uit?', short: 'Opnieuw bellen: wanneer' },
    may_call_again_how_often: { wording: 'Hoe vaak?', short: 'Opnieuw bellen: hoe vaak' },
    may_call_again_reason: { wording: 'Mag ik vragen waarom niet?', short: 'Opnieuw bellen: waarom niet' },
  },

  options: {
    confidentiality: yesNo,
    home_languages: {
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
    household_others: {
      partner: 'Een partner',
      grandparent: 'Een opa of oma',
      other_family: 'Andere familie',
      others: 'Andere mensen',
      nobody: 'Niemand',
    },
    enough_room: yesPartlyNo,
    school_contact: { good: 'Goed contact', little: 'Weinig contact', none: 'Geen contact' },
    school_contact_via: {
      teacher: 'Via de juf, meester of mentor',
      class_app: 'Via de app van de klas of school',
      email: 'Via e-mail',
      phone: 'Via de telefoon',
      other: 'Op een andere manier',
    },
    school_letters: yesPartlyNo,
    homework_at_home: { ...yesPartlyNo, no_homework: 'Er is geen huiswerk' },
    homework_help: { ...yesPartlyNo, not_needed: 'Hulp is niet nodig' },
    homework_missing: {
      school_contact: 'Contact met de school',
      too_difficult: 'Het is te moeilijk voor mij',
      time_or_calm: 'Tijd of rust om erbij te zitten',
      language: 'De taal',
      device_or_internet: 'Een computer of internet',
      other: 'Iets anders',
    },
    daily_routine: yesPartlyNo,
    internet: yesPartlyNo,
    devices_working: yesPartlyNo,
    worries: yesPartlyNo,
    worries_topics: {
      health: 'Gezondheid',
      falling_behind: 'Een kind dat achterloopt op school',
      language: 'De taal',
      money: 'Geld',
      screen_time_or_boredom: 'Veel op een scherm of verveling',
      tension_at_home: 'Spanning in huis',
      work_or_benefit: 'Werk of uitkering',
      other: 'Iets anders',
    },
    worries_about_others: yesNo,
    worries_about_others_who: {
      family_here: 'Familie in Nederland',
      family_abroad: 'Familie in een ander land',
      friends_or_neighbours: 'Vrienden of buren',
      other: 'Iemand anders',
    },
    rules_clear: yesPartlyNo,
    money_for_groceries: yesPartlyNo,
    doing_for_others: {
      nothing_now: 'Nu even niets',
      help_neighbours: 'Buren helpen',
      groceries: 'Boodschappen doen',
      other: 'Iets anders',
    },
    keeps_going: {
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
    needs: {
      device_or_internet: 'Een computer of internet',
      homework: 'Hulp bij huiswerk',
      daily_structure: 'Een vaste dagindeling',
      play: 'Spelen of iets leuks doen',
      money_or_food: 'Geld of eten',
      someone_to_talk_to: 'Iemand om mee te praten',
      other: 'Iets anders',
      nothing: 'Op dit moment niets',
    },
    goes_well: {
      children: 'De kinderen',
      school: 'School',
      home: 'Thuis',
      health: 'Gezondheid',
      contacts: 'Contact met anderen',
      work_or_money: 'Werk of geld',
      other: 'Iets anders',
      nothing: 'Op dit moment niets',
    },
    enough_support: yesPartlyNo,
    supporters: yesNo,
    supporters_who: {
      family: 'Familie',
      friends: 'Vrienden',
      neighbours: 'Buren',
      faith_group: 'Kerk, moskee of andere geloofsgroep',
      school: 'School',
      professional: 'Een hulpverlener',
      other: 'Iemand anders',
    },
    can_we_help: yesNo,
    can_we_help_types: needs.types,
    may_call_again: yesNo,
    may_call_again_channel: {
      video: 'Beeldbellen',
      phone: 'Telefoon',
      chat: 'Chatberichten',
      email: 'E-mail',
      visit: 'Bezoek aan huis',
    },
    may_call_again_part_of_day: { morning: 'De ochtend', afternoon: 'De middag', evening: 'De avond' },
    may_call_again_how_often: {
      weekly: 'Elke week',
      two_weekly: 'Elke twee weken',
      monthly: 'Elke maand',
      once: 'Nog één keer',
    },
    may_call_again_reason: { going_well: 'Het gaat goed zo', other: 'Een andere reden' },
  },

  beside: {
    conversation_note: 'Notities van het gesprek',
    can_talk_freely: 'Kan de ouder vrij praten?',
    interpreter_present: 'Is er een tolk bij het gesprek?',
    others_present: 'Zijn er anderen bij het gesprek?',
    interpreter_next_time: 'Is er een tolk nodig bij het volgende gesprek?',
    reliability: 'Uw indruk: hoe betrouwbaar zijn de antwoorden?',
    reaction: 'Wat vond de ouder van het gesprek?',
    quote_consent: 'Mogen we iets uit dit gesprek gebruiken, zonder naam en in andere woorden?',
    quote_words: 'Wat zei de ouder dat we mogen gebruiken? Schrijf het op zoals het gezegd werd.',
    earlier_help_helped: 'Heeft de eerdere hulp geholpen?',
  },
}
