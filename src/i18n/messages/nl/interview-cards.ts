import type { InterviewCardsTexts } from '../../interview-cards-texts'

export const interviewCards: InterviewCardsTexts = {
  introduction: {
    title: 'Zo begint u het gesprek',
    lines: [
      {
        heading: 'Wie u bent',
        say: 'Dag, u spreekt met … van {organisation}. Komt het gelegen, en kunt u nu rustig praten?',
      },
      {
        heading: 'Waarom we bellen',
        say: 'We bellen ouders om te horen hoe het met hen en hun kinderen gaat. Wat gaat er goed, en kunnen we ergens mee helpen?',
      },
      {
        heading: 'Hoe lang het duurt',
        say: 'We zijn ongeveer een half uur bezig. Korter mag ook.',
      },
      {
        heading: 'De ouder beslist',
        say: 'Wilt u een vraag niet beantwoorden, dan slaan we die over. U mag ook altijd stoppen. U hoeft niet te zeggen waarom.',
      },
      {
        heading: 'Als de lijn wegvalt',
        say: 'Valt de lijn weg, dan bel ik u één keer terug op hetzelfde nummer.',
      },
    ],
    confidentiality: [
      {
        heading: 'Wat hier blijft',
        say: 'Wat u mij vertelt, is vertrouwelijk en blijft bij {organisation}. Ik schrijf mee, maar ik neem niets op: geen geluid en geen beeld.',
      },
      {
        heading: 'Wat anderen zien',
        say: 'De scholen en de gemeente krijgen alleen cijfers over groepen gezinnen. Daar is geen gezin in terug te vinden.',
      },
      {
        heading: 'Eén uitzondering',
        say: 'Alleen als iemand in gevaar is, moeten we er hulp bij halen. Als het kan, zeggen we dat eerst tegen u.',
      },
      {
        heading: 'Vragen van de ouder',
        say: 'Is het zo duidelijk? Wilt u nog iets weten voordat we beginnen?',
      },
    ],
  },
  safety: {
    title: 'Rustig blijven, even doorvragen',
    lines: [
      'Een laag cijfer beslist niets. Het is wel een reden om even stil te staan.',
      'Blijf aan de lijn en neem de tijd. De andere vragen kunnen wachten.',
      'Vraag eerst of de ouder vrij kan praten. Luistert er iemand mee, stel dan vragen waarop ja of nee genoeg is.',
      'Vraag daarna: “Bent u nu veilig? En zijn uw kinderen veilig?”',
      'Is er direct gevaar? Bel 112. Blijf als het kan met de ouder in gesprek.',
      'Denkt u aan geweld of verwaarlozing? Veilig Thuis denkt dag en nacht met u mee, gratis: 0800-2000.',
      'Zegt de ouder niet meer te willen leven? Vraag er rustig naar. 113 Zelfmoordpreventie is dag en nacht bereikbaar, gratis: 113 of 0800-0113.',
      'Vertel de ouder wat u gaat doen, als dat veilig kan.',
      'Vertel het dezelfde dag aan uw coördinator, ook als u twijfelt. U hoeft dit niet alleen te dragen.',
    ],
  },
  lowGradeProbe: 'Goed dat u dat zegt. Wilt u vertellen wat het nu moeilijk maakt? En wat zou een beetje helpen?',
  ownQuestions: 'Eigen vragen',
  groceriesLeadIn:
    'De volgende vraag gaat over geld. Ik stel hem aan alle ouders. U hoeft er geen antwoord op te geven.',
  readBack: {
    title: 'Samen teruglezen',
    mind: 'Lees voor wat u heeft opgeschreven. Zo weet de ouder wat er gebeurt en kan hij of zij het verbeteren.',
    opening: 'Ik lees even voor wat ik heb opgeschreven. Zegt u het gerust als er iets niet klopt.',
    openingAgreements: 'Dit hebben we afgesproken.',
    agreementMine: '{help}: ik pak dit op.',
    agreement: '{help}: {owner} pakt dit op.',
    agreementCoordinator: '{help}: de coördinator pakt dit op.',
    hear: 'U hoort uiterlijk {date} van ons.',
    nothingAgreed: 'We hebben nu geen hulp afgesproken. Bedenkt u later nog iets, dan mag u ons altijd bellen.',
    check: 'Klopt het zo, of wilt u nog iets veranderen?',
    callAgain: 'We bellen u nog eens, zoals u zelf heeft gezegd.',
    noCallAgain: 'We bellen u niet meer, tenzij u er zelf om vraagt.',
    thanks: 'Dank u wel dat u de tijd heeft genomen en dit met mij wilde delen.',
  },
}
