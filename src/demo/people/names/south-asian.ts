import { variants, words, type NameGroup } from './name-group.ts';

export const muslim: NameGroup = {
  name: 'south-asian-muslim', share: 0.1,
  girls: words(`aisha fatima maryam zainab khadija hafsa amina sumaya noor zara inaya anaya aiza hania safa maha iqra sana sadia
    nadia ayesha alisha rabia mariam hiba laiba eshal zoya rukhsana shabnam nasreen yasmin saira bushra tahira asma halima samira`),
  boys: words(`muhammad ali ibrahim yusuf hamza omar abdullah ismail musa bilal zain hassan hussain ahmed mustafa adam idris haris
    daniyal rayyan ayaan zakariya imran usman tariq faisal kamran rehan sameer junaid adeel shahid nasir asad salman taimoor zeeshan`),
  surnames: words(`khan ali hussain ahmed begum miah mahmood iqbal malik akhtar rahman shah islam uddin chowdhury mirza hassan butt
    siddiqui qureshi sheikh choudhury rashid aziz karim alam haque mohammed bibi khatun raja javed aslam bashir saleem anwar rehman ashraf`),
  // Begum, Bibi and Khatun are women's names, and in some families a daughter's surname.
  bySex: (surname, girl, roll) => (girl && roll < 0.18 ? ['begum', 'bibi', 'khatun'][Math.floor(roll / 0.06)] ?? surname : ['begum', 'bibi', 'khatun'].includes(surname) && !girl ? 'miah' : surname),
  variants: variants(`
    muhammad: mohammed mohammad mohamed muhammed md
    aisha: ayesha aysha aishah
    fatima: fatema fatimah
    maryam: mariam mariyam maryum
    khadija: khadijah kadija
    yusuf: yousuf yousaf youssef
    hussain: hussein husain hossain
    ahmed: ahmad ahmet
    hassan: hasan
    omar: umar
    noor: nur
    chowdhury: choudhury chaudhry chaudhary
    rahman: rehman
    siddiqui: siddique sidiqi
    sheikh: shaikh shaykh
    khatun: khatoon
    akhtar: akther akter
    miah: mia meah
    zainab: zaynab zeinab
    ibrahim: ebrahim
    abdullah: abdulla
    usman: uthman
    zakariya: zakaria`),
};

export const hindu: NameGroup = {
  name: 'south-asian-hindu', share: 0.04,
  girls: words(`aanya diya anaya priya riya saanvi aadhya ananya kavya isha meera nisha pooja kiran lakshmi shreya tara anjali divya neha`),
  boys: words(`aarav arjun vihaan aditya krishna rohan dev ishaan sai kiran nikhil rahul vivaan dhruv yash ravi anil sanjay om pranav`),
  surnames: words(`patel shah sharma mehta desai kumar gupta joshi reddy nair iyer rao verma mistry chauhan solanki parmar bhatt trivedi das`),
  variants: variants(`
    aanya: anya
    diya: dia diyya
    saanvi: sanvi
    arjun: arjan
    vihaan: vihan
    ishaan: ishan
    krishna: krishnan
    chauhan: chohan
    lakshmi: laxmi`),
};

export const sikh: NameGroup = {
  name: 'south-asian-sikh', share: 0.025,
  girls: words(`simran jasleen harleen avneet kiran manpreet gurleen navneet amrit jaspreet harpreet sukhpreet ravneet mehar anika`),
  boys: words(`arjan jasdeep harjit gurpreet amrit manpreet jaspreet harpreet sukhdeep ranveer fateh karan jagdeep veer avraj`),
  surnames: words(`singh gill sandhu dhillon sidhu grewal dhaliwal bains johal rai mann atwal cheema kang sahota`),
  bySex: (surname, girl, roll) => (girl && (surname === 'singh' || roll < 0.5) ? 'kaur' : !girl && roll < 0.3 ? 'singh' : surname),
  variants: variants(`
    harpreet: harprit
    jaspreet: jasprit
    gurpreet: gurprit
    dhillon: dhilon
    sandhu: sandu
    grewal: garewal
    sidhu: sidhoo`),
};
