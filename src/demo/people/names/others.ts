import { variants, words, type NameGroup } from './name-group.ts';

export const eastEuropean: NameGroup = {
  name: 'east-european', share: 0.06,
  girls: words(`zuzanna maja zofia julia hanna alicja lena maria oliwia amelia wiktoria pola natalia nikola gabriela andreea ioana elena
    alexandra emilija gabija karolina kamile anastasia daria`),
  boys: words(`jan filip antoni jakub franciszek szymon aleksander mikolaj wojciech kacper stanislaw oskar igor andrei stefan mihai
    alexandru matas lukas dominykas rokas nikolai david matei luca`),
  surnames: words(`kowalski nowak wisniewski wojcik kaminski lewandowski zielinski szymanski dabrowski kozlowski jankowski mazur
    kwiatkowski krawczyk piotrowski popescu ionescu radu popa munteanu lacatus stan dumitru kazlauskas petrauskas jankauskas dimitrov ivanov petrov`),
  bySex: (surname, girl) => (girl ? surname.replace(/(sk|ck|dzk)i$/, '$1a').replace(/ov$/, 'ova').replace(/(auskas)$/, 'auskaite') : surname),
  variants: variants(`
    zuzanna: zuzia susanna
    wojciech: wojtek
    jakub: kuba jacob
    aleksander: alexander olek
    franciszek: franek
    wiktoria: victoria viktoria
    oliwia: olivia
    maja: maya
    zofia: sofia zosia
    mikolaj: nikolai
    stanislaw: staszek
    kowalski: kovalski
    wojcik: voicik
    wisniewski: visnievski
    popescu: popesku
    alexandra: aleksandra ola`),
};

export const african: NameGroup = {
  name: 'african', share: 0.055,
  girls: words(`blessing adaeze chioma grace esther abena akosua ama precious favour joy peace ngozi temitope folake yewande ifeoma
    thandi rutendo tendai nyasha hope gift deborah ruth`),
  boys: words(`david emmanuel samuel daniel kwame kofi kwabena chidi emeka tunde femi ayodele tobi joshua michael gabriel prince
    tapiwa farai tinashe themba sipho blessing isaac elijah`),
  surnames: words(`okafor okonkwo adeyemi ogunleye mensah boateng owusu osei asante appiah nwosu eze balogun adebayo oyelaran moyo dube
    ncube sibanda banda phiri mutasa chikwanha okeke obi addo agyeman kamara sesay conteh`),
  variants: variants(`
    akosua: akosuah
    temitope: temi
    ayodele: ayo dele
    oluwaseun: seun
    emmanuel: emanuel manny
    chioma: chi
    kwabena: kobina
    ngozi: ngosi
    adebayo: bayo
    owusu: owusuh
    agyeman: ageman`),
};

export const arabSomali: NameGroup = {
  name: 'arab-and-horn-of-africa', share: 0.045,
  girls: words(`fadumo hodan ayaan amina maryam sagal ifrah layla fatma zahra rania sara salma nour yasmin huda selam hiwot rahel meron`),
  boys: words(`abdi mohamed abdirahman yusuf omar ahmed ali khalid mahad liban karim tarek samir yonas dawit natnael ahmet mustafa jamal nuh`),
  surnames: words(`ali mohamed ahmed hassan abdi warsame farah jama nur omar yusuf osman haddad khoury mansour said salem tesfaye bekele
    haile yilmaz demir celik kaya ahmadi karimi hosseini aziz`),
  variants: variants(`
    mohamed: muhammad mohammed mahamed maxamed
    fadumo: fatima faduma
    abdirahman: abdi abdurrahman
    yusuf: yousef yuusuf
    hodan: hodhan
    nour: nur noor
    layla: leila laila
    hassan: hasan xasan
    osman: usman cismaan
    hosseini: husseini
    warsame: warsama`),
};

export const eastAsianAndLatin: NameGroup = {
  name: 'east-asian-and-portuguese', share: 0.035,
  girls: words(`mei linh lin xinyi yuna hana sofia beatriz mariana ines leonor ana lan thuy jia amy chloe angel grace maria`),
  boys: words(`wei minh jun hao kai ryan jason lucas mateus tiago joao miguel pedro rafael duc tuan anh gabriel angelo jose`),
  surnames: words(`chen wang li zhang liu wong chan lam nguyen tran pham le silva santos ferreira pereira costa oliveira sousa
    reyes cruz garcia ho ng lee kim park`),
  variants: variants(`
    mateus: matheus
    joao: john
    mei: may
    nguyen: ngyuen
    wong: huang
    chan: chen
    sousa: souza
    li: lee
    xinyi: xin-yi`),
};

export const caribbean: NameGroup = {
  name: 'caribbean', share: 0.035,
  girls: words(`naomi shanice jada kayla tiana aaliyah imani gabrielle zoe kezia rochelle tanisha jasmine brianna simone`),
  boys: words(`malachi jerome tyrell kieron micah jordan marcus isaiah elijah andre dwayne leon devante kymani jaden`),
  surnames: words(`campbell brown williams grant francis gordon clarke lewis thomas joseph bailey reid morgan stewart henry blake
    charles mckenzie daley pinnock facey samuels wray beckford`),
  variants: variants(`
    aaliyah: aliyah aleah
    malachi: malakai
    kieron: kieran
    isaiah: izaiah
    naomi: naoimi
    tiana: tianna
    kymani: kimani`),
};
