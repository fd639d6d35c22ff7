/**
 * Passwords of twelve characters and more that guessing starts with, lower-case. Data, not code:
 * add a line when a leak shows another. Patterns (runs, repetitions, decorated words) are caught
 * by rule in password-policy.ts and need no line here.
 */
export const commonPasswords: ReadonlySet<string> = new Set([
  'correct horse battery staple',
  ...`
123456789012 1234567890123 12345678901234 123456789012345 1234567890123456 123456789123
123123123123 112233445566 11223344556677 1122334455667788 123456123456 12345678912345
121212121212 098765432109 0987654321098 987654321098 9876543210987 1234567890qwerty
qwerty1234567890 1234567890abc abc1234567890 a1234567890b 1234qwerasdf 1234qwerasdfzxcv
qwerasdfzxcv qwer1234asdf qwertyuiopas qwertyuiopasd qwertyuiop123 qwertyuiop1234 qwertyuiop[]
qwertyuiop[]\\ 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qazxsw23edc 1qazxsw23edcvfr4 zaq12wsxcde3
zaq1xsw2cde3 !qaz2wsx#edc 1qaz@wsx3edc qazwsxedcrfv qazwsx123456 123qweasdzxc 123qwe456rty
1q2w3e4r5t6y 1q2w3e4r5t6y7u 1q2w3e4r5t6y7u8i a1b2c3d4e5f6 a1s2d3f4g5h6 1a2b3c4d5e6f
asdfghjkl123 zxcvbnm12345 zxcvbnm,./12 correcthorsebatterystaple correct-horse-battery-staple
iloveyousomuch iloveyouforever iloveyoubaby iloveyou1234 iloveyou12345 iloveyou123456
ilovemyself1 ilovemymom123 ilovemydad123 ilovejesus123 jesusislord1 jesusismylord jesuslovesme
jesuschrist1 godisgood123 godisgreat123 thankyoujesus thankyougod123 inlovewithyou
alwaysandforever foreverandever foreveryoung1 letmeinplease letmeinnow123 letmein12345
letmein123456 welcome12345 welcome123456 welcome2tandem welcometotandem welcomehome12
changeme1234 changeme12345 changemenow12 pleasechangeme passwordpassword password1234
password12345 password123456 password1234567 passw0rd1234 passw0rd12345 p@ssw0rd1234
p@ssword1234 p@ssw0rd12345 password!234 password@123 password@1234 passwordabc1 mypassword123
mypassword12 thisismypassword thisisapassword thisispassword notapassword1 securepassword
strongpassword supersecret12 topsecret1234 secretpassword secret123456 admin1234567
admin12345678 admin123456789 administrator administrator1 administrator123 adminadmin12
adminpassword admin@123456 root12345678 rootpassword rootrootroot testtesttest test12345678
testpassword testing12345 testing123456 user12345678 userpassword username1234 usernamepassword
guest1234567 default12345 defaultpassword temppassword temporary1234 qwerty123456 qwerty1234567
qwerty12345678 qwerty123456789 qwertyqwerty qwerty!@#$%^ qwerty654321 asdfasdfasdf asdasdasdasd
zxcvbnmasdfghjkl aaaaaaaaaaaa000 abcdefghijkl abcdefghijklm abcd12345678 abcd1234abcd
abc123456789 abc123abc123 abcdef123456 abcdefg12345 abcdefgh1234 abcabcabc123 aabbccddeeff
aa1122334455 aa12345678910 12345qwertyui 12345abcdefg 123456abcdef 123456qwerty 1234567qwerty
12345678qwer 123456789abc 123456789qwe 123456789asd 123456789aaa 123456789qwerty 123456789zxc
123qwe123qwe 123abc123abc qwe123qwe123 asd123asd123 zxc123zxc123 qweasdzxc123 qweasdzxcrty
qweqweqweqwe zaqwsxcderfv mnbvcxzlkjhg poiuytrewqas lkjhgfdsapoi 0123456789ab 01234567890a
012345678910 01020304050607 010203040506 102030405060 1029384756qp 10293847561029 147258369147
147852369147 159357159357 159753456852 741852963741 789456123789 789456123000 963852741963
246813579024 135792468013 135791113151 100200300400 111222333444 111122223333 000011112222
000111222333 999888777666 123321123321 321321321321 456456456456 789789789789 123654789123
5201314woaini woaini5201314 woaini1314520 woaini123456 woaini520131 52013145201314 520520520520
1314520131452 aini1314520a wo123456789a a123456789012 a12345678910 q123456789012 q1w2e3r4t5y6
z1x2c3v4b5n6 wangyut2yyy5 woaiwojia1314 zhongguo1234 nihaoma12345 qq123456789a qq1234567890
abc5201314520 asd123456789 zxc123456789 qwe123456789 li123456789a wang123456789 chen12345678
football1234 football12345 baseball1234 basketball12 basketball123 liverpoolfc1 liverpool123
manchester12 manchesterunited manunited123 arsenalfc123 chelseafc123 barcelona1234
realmadrid123 juventus1234 starwars1234 maytheforce1 harrypotter1 harrypotter123 gameofthrones
lordoftherings spiderman1234 superman1234 superman12345 batman123456 ironman12345
captainamerica pokemon12345 pokemongo1234 naruto123456 narutouzumaki dragonballz1 dragonball12
minecraft123 minecraft1234 counterstrike callofduty12 callofduty123 leagueoflegends
worldofwarcraft finalfantasy finalfantasy7 playstation1 playstation2 playstation3 playstation4
nintendo1234 xbox36012345 sunshine1234 sunshine12345 princess1234 princess12345 butterfly123
butterfly1234 chocolate123 chocolate1234 strawberry12 strawberry123 watermelon12 pineapple123
blueberry123 cheesecake12 cookiemonster spongebob123 spongebob1234 mickeymouse1 winniethepooh
tinkerbell12 hellokitty12 hellokitty123 hello1234567 helloworld12 helloworld123 hello12345678
hellohello12 computer1234 computer12345 internet1234 internet12345 microsoft123 microsoft1234
windows12345 google123456 facebook1234 facebook12345 samsung12345 blackberry12 michael12345
jennifer1234 jessica12345 elizabeth123 christopher1 alexander123 alexandra123 benjamin1234
nicholas1234 charlotte123 stephanie123 katherine123 victoria1234 patricia1234 danielle1234
samantha1234 jonathan1234 matthew12345 january12345 february2024 september123 september2024
september2025 november2024 november2025 december2024 december2025 summer202412 winter202412
spring202412 autumn202412 summer2024!! winter2024!! monday123456 friday123456 company12345
company123456 business1234 manager12345 office123456 letstalk1234 letsgo123456 imissyou1234
ihateyou1234 fuckyou12345 fuckyou123456 motherfucker motherfucker1 bullshit1234 whatthefuck1
asshole12345 blink182182182 trustno11111 trustnoone12 whatever1234 whatever12345 nevermind123
freedom12345 liverpool1892 mustang12345 corvette1234 ferrari12345 lamborghini1 porsche911911
harleydavidson harleydavidson1 yamaha123456 honda1234567 toyota123456 mercedesbenz
mercedesbenz1 volkswagen12 volkswagen123 australia123 california12 california123 washington12
newyorkcity1 newyork12345 losangeles12 sanfrancisco philadelphia philadelphia1 pennsylvania
massachusetts northcarolina southafrica12 unitedstates unitedkingdom shanghai1234 beijing12345
shenzhen1234 guangzhou123 hangzhou1234 opensesame12 opensesame123 abracadabra1 abracadabra12
supercalifragilisticexpialidocious thequickbrownfox thequickbrownfoxjumps tobeornottobe
nottobeornot onceuponatime loremipsumdolor incorrect1234 incorrecthorse yourpassword1
enterpassword enterpassword1 typepassword1 forgotpassword nopassword123 donotenter123
donttouchthis secretsecret password-1234 password_1234 pass1234word pass12345678 pass123456789
pass@12345678 passpasspass p4ssw0rd1234 pa55w0rd1234 pa55word1234 passphrase123
mysecretpassword jimihendrix1 metallica123 metallica1234 slipknot1234 nirvana12345 greenday1234
linkinpark12 linkinpark123 mychemicalromance justinbieber justinbieber1 taylorswift1
taylorswift13 onedirection onedirection1 ladygaga12345 michaeljackson michaeljackson1
eminem123456 beyonce12345 rihanna12345
`
    .trim()
    .split(/\s+/),
]);

/** Words which, alone or joined and dressed with digits and signs, make no password. */
export const commonWords: ReadonlySet<string> = new Set(
  `
password passwort passwd pass admin administrator root user guest test testing tester login
welcome letmein iloveyou loveyou ilove love lovely sunshine princess dragon monkey football
baseball basketball soccer hockey superman batman spiderman master shadow michael jordan
jennifer jessica ashley daniel charlie thomas andrew hunter killer trustno whatever computer
internet server database secret changeme default temp temporary qwerty qwertyuiop asdf asdfgh
asdfghjkl zxcvbn zxcvbnm qazwsx azerty qwertz abcd abcdef abcdefg abc abcdefgh summer winter
spring autumn january february march april june july august september october november december
monday tuesday wednesday thursday friday saturday sunday company tandem business office manager
freedom mustang corvette ferrari porsche mercedes chelsea liverpool arsenal barcelona juventus
pokemon naruto starwars matrix google facebook samsung nokia apple microsoft windows linux
ubuntu cheese cookie banana orange chocolate pepper ginger flower butterfly angel jesus christ
heaven blessed hello helloworld world china shanghai beijing shenzhen woaini aini nihao
zhongguo mima wode baobei hannah buster tigger pumpkin snoopy maggie bailey harley ranger
phoenix cowboy eagles yankees lakers access backup oracle mysql postgres cisco router system
network service support info please enter open sesame opensesame security private public super
star king queen lord god new old my your the me you mypassword yourpassword thepassword
newpassword oldpassword
`
    .trim()
    .split(/\s+/),
);
