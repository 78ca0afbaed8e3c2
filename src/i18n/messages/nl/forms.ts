export const forms = {
  title: 'Dit lukte nog niet',
  fill: 'Vul dit in.',
  choose: 'Kies een van de mogelijkheden.',
  tick: 'Vink dit aan.',
  chooseFile: 'Kies een bestand.',
  tooLong: 'Deze tekst is {excess} tekens te lang (hoogstens {longest}). Zo kan hij niet worden bewaard.',
  wholeNumber: 'Niet bewaard: vul een heel getal in, van {min} tot en met {max}.',
  noDate: 'Dit is geen hele datum.',
  laterDay: 'Kies een latere dag.',
  earlierDay: 'Kies een eerdere dag.',
}
