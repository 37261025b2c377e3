// Each line is one name in the forms in which records hold it. A form in two lines belongs to both.
const LINES = `
abigail abi abby abbie gail|adam ad|aidan aiden ayden|alan allan allen al|albert al bert bertie alby|alexander alex alec sandy xander lex al aleksander|alexandra alex lexi sandra sasha lexie alexa
alfred alf alfie fred freddie|alison ali allie|amanda mandy|amelia millie amy mia milly emilia|andrew andy drew|angela angie|anna ann anne annie anya ana|annabel bella annabelle|anthony tony antony ant
archibald archie|arthur art artie|barbara barb babs|benjamin ben benji benny|bernard bernie|bethany beth|bradley brad|brandon bran|bridget bridie biddy|caitlin kate katelyn cait|cameron cam
caroline carol carrie caz|catherine kate katie kathy cathy kathryn katherine kath cat kitty|charles charlie chas chuck charley|charlotte charlie lottie lotte char|christina tina chris chrissie|christine chris chrissy tina
christopher chris kit topher kristopher|clifford cliff|connor con conor|cynthia cindy|daniel dan danny dani|daniella dani ella danielle|david dave davey davie dai|deborah deb debbie debra|dennis den denny
dominic dom dominik|donald don donnie|dorothy dot dottie dolly|douglas doug|edmund ed ned|edward ed eddie ted teddy ned|eleanor ellie nell nora elle elinor|elizabeth liz lizzie beth betty eliza bess libby elisabeth betsy lisa elsie
ella ellie|ellen ellie nell|emily em emmie milly|emma em|eugene gene|evelyn eve evie|ezekiel zeke|faith fay|fiona fi|florence flo florrie flossie|frances fran frankie fanny|francis frank frankie
franklin frank|frederick fred freddie freddy frederic|gabriel gabe|gabriella gabby ella gabrielle|geoffrey geoff jeff jeffrey|george georgie|georgina georgie gina georgia|gerald gerry jerry|gerard gerry|gillian gill jill
grace gracie|graham gray|gregory greg|gwendolen gwen|hannah han|harold harry hal|harriet hattie harry|harrison harry|helen nell nellie|henrietta etta hetty|henry harry hank hal|howard howie|hugh hughie huw
isaac ike zac|isabella izzy bella isabelle isobel isabel issy|jack john jackie|jackson jack|jacob jake jakub|jacqueline jackie jacqui|james jim jimmy jamie jem|jane janey jenny|janet jan|jasmine jas jaz|jason jay
jennifer jen jenny jennie|jeremy jerry jez|jessica jess jessie|joan joanie|joanna jo joanne|john jack johnny jon jonny ian|jonathan jon jonny johnathan nathan|joseph joe joey jo josef|josephine jo josie|joshua josh
judith judy|julia julie jules|julian jules|justin jus|kenneth ken kenny|kimberley kim kimberly|kristian kris christian|laurence larry laurie lawrence loz|leonard len lenny leo|leonardo leo|lewis lou louis louie lew
lillian lily lil lilian|louisa lou|louise lou|lucas luke luca lukas|lucy lu luce|madeleine maddie madeline maddy|magdalena maggie lena|malcolm mal|margaret maggie meg peggy margie marge greta rita madge daisy|maria marie ria
mark marc marcus|martha mattie|martin marty|mary molly polly may mamie|mason mase|matilda tilly mattie|matthew matt mat matty mathew|maureen mo|maurice mo|maximilian max|maxwell max|megan meg
melanie mel|melissa mel lissa|michael mike mick micky mickey mikey micah|michelle shell chelle|mildred millie|mohammed mohammad muhammad mohamed mo mohd muhammed md mohamad|natalie nat|natasha tash nat|nathan nate nat|nathaniel nathan nate nat
nicholas nick nicky nicolas nico|nicola nicky nikki nic|nigel nige|noah noa|norman norm|oliver ollie olly|olivia liv livvy libby|oscar ossie|pamela pam|patricia pat tricia trish patsy|patrick pat paddy|paul pauly
penelope penny|peter pete|philip phil pip phillip|phoebe phebe|phyllis phyl|rachel rach rachael|raymond ray|rebecca becky becca beck bex|reginald reg reggie|richard dick rick ricky rich richie|robert bob rob bobby robbie bert robin
robyn rob|roderick rod roddy|rodney rod|roger rodge|roland roly|ronald ron ronnie|rosemary rose rosie|rose rosie|russell russ|ryan ry|samantha sam sammy|samuel sam sammy|sandra sandy|sarah sally sadie sara
scarlett scar|sebastian seb bas|sharon shaz|sidney sid sydney|simon si|sophia sophie sofia soph|stanley stan|stephanie steph stef|stephen steve stevie steven ste|stewart stu stuart|susan sue susie suzy|suzanne sue suzy
sylvia sylvie|terence terry|theodore theo ted teddy|theresa terry tess tessa teresa|thomas tom tommy thom|timothy tim timmy|toby tobias|tracey trace|valerie val|vanessa nessa|veronica ronnie vera|victor vic|victoria vicky tori vic vicki
vincent vince vinny|virginia ginny|walter wally walt|wilfred wilf wilfrid|william bill will billy willie liam wills|winifred winnie win|yasmin yas|yvonne eve|zachary zac zach zack zak zachariah|zoe zo`;

/** The groups of forms of one name; a form's groups are the numbers of the groups that have it. */
export const nicknameGroups: readonly (readonly string[])[] = LINES.trim().split(/[|\n]/).map((line) => line.trim().split(' '));
