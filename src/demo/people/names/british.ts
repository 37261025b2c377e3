import { variants, words, type NameGroup } from './name-group.ts';

const girls = words(`
olivia amelia isla ava mia ivy lily isabella rosie sophia grace willow freya florence emily ella poppy evie elsie charlotte
evelyn sienna sofia daisy phoebe sophie alice harper matilda ruby emilia maya millie isabelle eva luna jessica ada aria arabella
maisie esme eliza penelope bonnie chloe violet hallie maeve darcie imogen layla delilah lottie eleanor amber molly hannah erin
scarlett lola summer thea nancy robyn martha harriet rose iris margot orla aurora heidi clara zara lucy bella holly lara elizabeth
edith anna lyla georgia megan abigail jasmine seren ffion carys cerys mali nia elin alys lowri megan eira victoria nevaeh skye
paige lexi courtney leah amy caitlin rebecca niamh aoife saoirse ottilie beatrice connie gracie-mae ellie-may lilly-rose ava-grace`);

const boys = words(`
oliver george noah arthur harry leo jack charlie oscar jacob henry thomas freddie alfie theo william theodore archie joshua
alexander james isaac edward lucas tommy finley max logan ethan teddy benjamin arlo joseph sebastian harrison elijah adam daniel
samuel louie mason reuben albie rory jaxon hugo luca zachary reggie hunter louis dylan albert david jude frankie roman ezra toby
riley carter ronnie frederick gabriel stanley bobby jesse michael elliot grayson mohammed liam jenson ellis harley harvey jasper
blake elliott owen matthew luke nathan tyler kai callum connor jayden cameron aidan rhys dylan ieuan osian evan macsen gethin tomos
steffan iwan rowan austin john peter robert christopher ryan ben kian patrick declan cillian finn ruben otis kit jayden-lee`);

const surnames = words(`
smith jones taylor brown williams wilson johnson davies robinson wright thompson evans walker white roberts green hall wood jackson
clarke clark harris thomas lewis turner hill cooper ward moore morris baker martin king harrison morgan allen james scott phillips
watson davis parker bennett young price griffiths mitchell kelly cook carter richardson bailey collins bell shaw murphy miller cox
marshall simpson anderson adams hughes edwards ellis murray foster webb gray chapman rogers palmer holmes mills hunt mason stevens
lloyd knight matthews barnes powell jenkins owen fisher campbell reynolds dixon butler russell pearson hart fox graham gibson saunders
stone rose barker harvey walsh dawson newton bradley francis elliott lowe webster cross armstrong hamilton crawford lawrence townsend
pritchard rees bowen howells parry pugh probert vaughan gwynne prosser beynon macdonald maclean robertson doyle byrne fitzgerald burke
riley hayes buckley pickering hargreaves ramsbottom entwistle sugden thwaite ogden cartwright payne whitehead sutton reid west`);

export const british: NameGroup = {
  name: 'british', share: 0.64, girls, boys, surnames,
  rare: {
    share: 0.2,
    parts: [
      words('ash bar brad brook car chad clay cob dal den dun ed fair fen gar glen hath hazel hol kel ken king lang lay lin lock marl mil mor nor oak pad ral ros sal stow thorn up win woo wy'),
      ['', '', ...words('ash ber bur der ding ed el ing ker lar len ling mar mil nor ren ring sal ter ton wal wel')],
      words('bourne bridge bury by combe croft den er field ford ham hurst ington land ley low man mere ridge shaw shell son stead stow thorpe ton well wick wood worth yard'),
    ],
  },
  variants: variants(`
    amelia: millie amy emilia amelie
    isabella: bella izzy isobella isabelle
    elizabeth: lizzie beth eliza betty elisabeth
    charlotte: lottie charlie
    florence: flo florrie
    sophia: sofia sophie
    emily: em emilie emmy
    evelyn: evie eve
    matilda: tilly mattie
    penelope: penny
    jessica: jess jessie
    eleanor: ellie nell elinor
    abigail: abby gail abbie
    katherine: kate katie kathryn
    rebecca: becky becca
    georgia: georgie
    megan: meg meghan
    isla: ila aila
    phoebe: pheobe feebie
    niamh: neve neave
    aoife: eefa aoibhe
    caitlin: katelyn kaitlyn
    oliver: ollie olly
    george: georgie
    henry: harry hal
    william: will billy bill liam
    thomas: tom tommy tomos
    theodore: theo teddy
    alexander: alex xander sandy
    joshua: josh
    edward: ted teddy eddie
    benjamin: ben benji
    joseph: joe joey
    samuel: sam sammy
    daniel: dan danny
    frederick: freddie fred frederik
    zachary: zac zach zack
    albert: bertie albie
    michael: mike mikey micheal
    matthew: matt mathew
    nathan: nate nathaniel
    robert: rob bobby bob
    christopher: chris kit
    jayden: jaydon jaiden
    aidan: aiden ayden
    connor: conor
    callum: calum
    reuben: ruben
    elliott: elliot eliot
    rhys: reece rhees
    dylan: dillon
    jaxon: jackson jaxson
    louie: louis lewis
    archie: archibald
    ieuan: ewan iwan`),
};
