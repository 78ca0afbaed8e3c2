export const yesNo = { yes: 'Ja', no: 'Nee' }
export const yesPartlyNo = { yes: 'Ja', partly: 'Een beetje of soms', no: 'Nee' }
