"""The bodies of the dossier's articles.

Every figure and date is as it was reported; nothing is added to the facts. The explanations around
them (what an inspection is, what a blocking does) are general and concern nobody in particular.
"""

from .markup import story

LEAD_BODY = story("""
La Commission nationale de l'informatique et des libertés (CNIL) inflige une amende de **1,5
million d'euros** à Dedalus Biologie, après une fuite massive de données médicales. La décision
intervient plus d'un an après la découverte, en février 2021, d'une base de données contenant les
informations médicales d'**environ 500 000 patients**, qui circulait sur le web.

L'affaire avait frappé par son ampleur autant que par la nature de ce qui s'échappait. Un mot de
passe se change, une carte bancaire se fait opposer. Ce que l'on a confié à un laboratoire
d'analyses ne se remplace pas. [Nous l'avions décrit à
l'époque](donnees-medicales-de-500000-patients-en-circulation) : le fichier contenait des
remarques sur l'état de santé, des traitements et, pour certaines personnes, leur statut au regard
du VIH.

## Le point commun des laboratoires : un logiciel

Les données provenaient de laboratoires d'analyses médicales du nord-est de la France. Ils avaient
en commun un outil : **Mega-Bus**, un logiciel commercialisé par Dedalus. C'est ce dénominateur
commun qui relie une fuite née dans des laboratoires à une sanction prononcée contre une société
informatique.

La situation n'a rien d'exotique. Un laboratoire n'écrit pas le programme qui enregistre ses
prescriptions et édite ses comptes rendus : il l'achète, le fait installer, le fait migrer d'une
version à l'autre. À chacune de ces étapes, des fichiers changent de main, et la responsabilité de
les protéger se répartit entre celui qui soigne et celui qui fournit. [Une biologiste nous l'a
raconté](dans-un-laboratoire-la-donnee-voyage-plus-que-l-eprouvette) : dans son métier, la donnée
voyage plus que l'éprouvette.

promo: suivre

## Des contrôles et un juge

Avant la sanction, il y eut deux démarches. [À partir du 24 février
2021](la-cnil-ouvre-une-serie-de-controles), la CNIL a mené plusieurs contrôles, notamment auprès
de Dedalus Biologie. Elle s'est aussi adressée au tribunal judiciaire de Paris : le [4 mars
2021](le-tribunal-judiciaire-de-paris-ordonne-le-blocage), celui-ci a ordonné que soit bloqué
l'accès au site sur lequel les données étaient publiées.

Deux voies, donc, pour deux urgences différentes. Le contrôle cherche à comprendre ce qui a rendu
la fuite possible, et qui devait l'empêcher. Le blocage tente d'en limiter la portée pendant que
l'on cherche. Ni l'un ni l'autre ne rappelle un fichier déjà copié.

!! Ni le contrôle ni le blocage ne rappellent un fichier déjà copié.

## Comment le montant a été fixé

Restait à dire ce que valait le manquement. Dans le communiqué qui accompagne sa décision, et dont
nous résumons ici l'essentiel avec nos mots, l'autorité avance deux critères.

quote: Pour arrêter le montant de 1,5 million d'euros, la CNIL a considéré la gravité des
manquements relevés ainsi que le chiffre d'affaires de la société Dedalus Biologie. -- La CNIL,
communiqué d'avril 2022, résumé par Octet

La gravité d'abord : en la matière, elle s'apprécie d'ordinaire à ce que les données disent des
personnes, à leur nombre, aux précautions que l'on était en droit d'attendre. Le chiffre
d'affaires ensuite : une amende trop légère pour être sentie ne dissuade pas, une amende trop
lourde ne répare rien. Entre les deux, le droit européen laisse à l'autorité le soin de placer le
curseur.

box: L'affaire en cinq repères
- **Février 2021** : une base contenant les données médicales d'environ 500 000 patients est
  repérée sur le web.
- **Origine** : des laboratoires du nord-est de la France, équipés du logiciel Mega-Bus,
  commercialisé par Dedalus.
- **À partir du 24 février 2021** : la CNIL mène plusieurs contrôles, notamment auprès de Dedalus
  Biologie.
- **4 mars 2021** : le tribunal judiciaire de Paris ordonne le blocage de l'accès au site.
- **Avril 2022** : la CNIL prononce une amende de 1,5 million d'euros.

## Ce que peut faire un patient

Pour les personnes dont le dossier a circulé, la sanction ne change rien au quotidien : l'amende
revient à l'État, et le fichier, lui, ne revient à personne. Les réflexes utiles restent ceux de
toute fuite, et tiennent en peu de lignes : se méfier d'un message qui en sait trop long, ne
jamais payer pour faire « effacer » une donnée, conserver ce qui permettrait de porter plainte.
[Nous les détaillons ici](vous-recevez-une-notification-de-fuite-que-faire).

product: bitdefender

## Un précédent : Doctolib, juillet 2020

Les données de santé n'en étaient pas à leur première échappée. En **juillet 2020**, Doctolib
avait fait état d'une fuite portant sur **6 128 rendez-vous**. Les enregistrements comprenaient le
nom, le prénom, le sexe, le numéro de téléphone et l'adresse électronique des patients, ainsi que
le nom et la spécialité du praticien consulté. La faille avait été [rapidement
corrigée](doctolib-6128-rendez-vous-exposes).

Les deux affaires n'ont pas la même taille, et l'on se gardera de les confondre.
Elles se rejoignent sur un point : une information médicale n'a pas besoin d'être un diagnostic
pour en trahir un. La spécialité d'un médecin, la ligne d'un compte rendu, une remarque écrite en
passant y suffisent.

read-also: votre-dossier-medical-vous-appartient-il
""")

DOCTOLIB_BODY = story("""
Doctolib a fait état, en ce mois de juillet 2020, d'une fuite de données touchant **6 128
rendez-vous**. La plateforme indique que la faille a été rapidement corrigée.

## Ce que contenaient les enregistrements

Chaque rendez-vous réunit deux séries d'informations. La première décrit le patient :

- son nom et son prénom ;
- son sexe ;
- son numéro de téléphone ;
- son adresse électronique.

La seconde concerne le praticien : son nom et sa spécialité.

## Une liste courte, une portée plus longue

À première lecture, rien de médical : des coordonnées, comme en contient n'importe quel carnet
d'adresses. C'est l'assemblage qui change tout. Un nom accolé à la spécialité d'un médecin n'est
plus seulement un nom. Il laisse supposer une grossesse, un traitement au long cours, une
consultation que l'on aurait préféré taire. L'hypothèse peut être fausse, et c'est presque pire :
la personne visée n'a aucun moyen de la démentir sans en dire davantage.

Le numéro de téléphone et l'adresse électronique, eux, donnent à un escroc de quoi engager la
conversation. Un message qui cite votre prénom et le nom de votre médecin n'a pas besoin de
beaucoup d'habileté pour être cru.

!! Un nom accolé à la spécialité d'un médecin n'est plus seulement un nom.

## Les précautions à prendre

Elles valent pour cette fuite comme pour les autres. Ne donnez pas d'information supplémentaire à
quelqu'un qui vous appelle, même s'il paraît en savoir long : raccrochez, puis rappelez le cabinet
au numéro que vous connaissez. N'ouvrez pas une pièce jointe annoncée comme un résultat d'examen
que vous n'attendez pas. Si un message vous presse, tenez cette hâte pour un indice.

Une dernière remarque concerne ceux qui n'ont pas été touchés. Six mille cent vingt-huit
rendez-vous, à l'échelle d'un pays, c'est peu. Mais personne ne prend rendez-vous à l'échelle d'un
pays. On le prend pour soi, avec quelqu'un, pour une raison, et c'est à cette échelle-là que se
mesure une indiscrétion.

La question posée par cette affaire dépasse d'ailleurs la plateforme concernée. À mesure que la
prise de rendez-vous quitte le cahier du secrétariat, la liste des personnes qui peuvent, en droit
ou par accident, savoir qui consulte qui s'allonge d'autant. Le cahier aussi se lisait par-dessus
le comptoir. Il ne se lisait pas par milliers.
""")

LEAK_BODY = story("""
Une base de données contenant les informations médicales d'**environ 500 000 patients** circule
sur le web. Elle provient de laboratoires d'analyses situés dans le **nord-est de la France**, qui
ont en commun un logiciel, Mega-Bus, commercialisé par Dedalus.

L'ordre de grandeur dit l'essentiel : un demi-million de personnes, soit la population d'une très
grande ville, rassemblée dans un fichier que l'on peut copier, trier et envoyer.

## Des remarques que personne n'aurait dû lire

Ce que contient le fichier le distingue des fuites ordinaires. On y trouve des **remarques portant
sur l'état de santé**, des **traitements** et, pour certains patients, leur **statut au regard du
VIH**.

Nous ne publierons ni extrait, ni adresse, ni description permettant de retrouver ce fichier. Le
consulter par curiosité n'est pas un geste neutre : c'est lire le dossier de quelqu'un sans qu'il
l'ait voulu, et donner à ceux qui le diffusent la preuve que sa diffusion intéresse.

!! Le consulter par curiosité n'est pas un geste neutre.

## Pourquoi un laboratoire en sait autant

On imagine volontiers qu'un laboratoire ne connaît de nous que des chiffres : un taux, une
numération, une valeur hors des bornes. Il en sait davantage, et pour de bonnes raisons.
Interpréter une analyse suppose de connaître le traitement suivi ; organiser un prélèvement
suppose de noter ce qui pourrait le compliquer. Ces notes sont souvent écrites dans un champ
libre, en langue courante, à l'intention de la personne qui tiendra la seringue.

Ce sont de telles remarques qui font aujourd'hui le plus de mal. Une valeur biologique demande à
être comprise ; une phrase se lit.

## Ce que l'on ne sait pas encore

Le point commun entre les laboratoires est établi : ils utilisent Mega-Bus. Le chemin suivi par
les données, lui, nous est inconnu, et nous ne formulerons pas d'hypothèse sur ce point. Un
logiciel partagé désigne un endroit où chercher. Il ne désigne pas, à lui seul, un responsable.

## Que faire si l'on se croit concerné

- Demandez à votre laboratoire, par écrit, s'il est touché et ce qui a été exposé : il doit
  répondre.
- Méfiez-vous des appels et messages citant un examen, un médecin ou un traitement.
- Ne payez jamais pour faire retirer une donnée : rien ne garantit qu'elle le sera.
- Gardez les messages suspects ; ils serviront si vous portez plainte.

Nous suivrons les suites de cette affaire dans [un dossier](la-fuite-des-donnees-medicales), avec
leurs dates, et nous y corrigerons ce qui devra l'être. L'an dernier, la [fuite de 6 128
rendez-vous](doctolib-6128-rendez-vous-exposes) chez Doctolib avait déjà montré qu'un peu
d'information médicale suffit à en dire beaucoup.
""")

INSPECTION_BODY = story("""
La CNIL est entrée en scène. À partir de ce **24 février 2021**, l'autorité de protection des
données engage des contrôles, notamment auprès de Dedalus Biologie, après la mise en circulation
d'[une base contenant les données médicales d'environ 500 000
patients](donnees-medicales-de-500000-patients-en-circulation).

## À quoi sert un contrôle

Le mot évoque une inspection en uniforme. La réalité est plus administrative, et plus redoutable
pour qui aurait mal rangé. Un contrôle peut prendre quatre formes, qui se combinent volontiers :

1. **sur place** : des agents se rendent dans les locaux et demandent à voir les systèmes, les
   contrats, les journaux ;
2. **sur pièces** : l'organisme reçoit une liste de questions et de documents à fournir ;
3. **sur convocation** : ses responsables viennent s'expliquer ;
4. **en ligne** : les agents constatent ce que n'importe qui pourrait constater.

Chaque visite donne lieu à un procès-verbal. C'est lui, et non l'impression laissée, qui comptera
ensuite.

## Ce que l'on y cherche

Le règlement européen n'exige pas qu'aucune donnée ne fuie jamais. Il exige des mesures adaptées
au risque, et la capacité de montrer qu'on les a prises. La nuance gouverne tout le reste : il ne
suffit pas, pour être en règle, d'avoir été victime ; il ne suffit pas, pour être en faute, de
l'avoir été.

Aussi les questions portent-elles moins sur la nuit de l'incident que sur les mois qui l'ont
précédé. Qui pouvait ouvrir ces fichiers ? Étaient-ils chiffrés ? Qui s'en était assuré, et quand
? Que prévoyait le contrat entre celui qui fournit le logiciel et celui qui s'en sert ?

!! Les questions portent moins sur la nuit de l'incident que sur les mois qui l'ont précédé.

## Une origine partagée, des responsabilités à répartir

Les laboratoires d'où proviennent les données se trouvent dans le nord-est de la France. Leur
point commun est d'utiliser Mega-Bus, un logiciel commercialisé par Dedalus. Dans ce genre de
situation, le droit distingue celui qui décide du traitement, en général l'établissement de soins,
et celui qui le met en œuvre pour son compte, en général le prestataire. Chacun a des obligations
propres ; ni l'un ni l'autre ne s'exonère en montrant du doigt son voisin.

box: Et ensuite ?
Un contrôle peut se clore par une simple lettre, par une mise en demeure de se corriger, ou par la
saisine de la formation qui prononce les sanctions. Entre le premier procès-verbal et la dernière
page, il s'écoule couramment plus d'un an.

Rien ne permet aujourd'hui de dire où mènera celui-ci. Nous publierons ses suites, quelles
qu'elles soient, à cette adresse et dans le dossier.
""")

BLOCKING_BODY = story("""
Le tribunal judiciaire de Paris a ordonné, ce **4 mars 2021**, le blocage de l'accès au site sur
lequel étaient publiées les données médicales d'[environ 500 000
patients](donnees-medicales-de-500000-patients-en-circulation). Il avait été saisi par la CNIL.

L'autorité a donc choisi de mener deux actions de front. Depuis le 24 février, [elle mène
plusieurs contrôles](la-cnil-ouvre-une-serie-de-controles), notamment auprès de Dedalus Biologie.
Devant le juge, elle demandait autre chose : que l'on cesse, autant qu'il est possible, de pouvoir
lire le fichier.

## Ce que fait un blocage

Bloquer l'accès à un site ne le supprime pas. En règle générale, la mesure consiste à demander aux
fournisseurs d'accès de ne plus conduire leurs abonnés à une adresse donnée. Le serveur continue
d'exister, quelque part, avec ce qu'il contient ; c'est le chemin qui disparaît des plans.

On a beaucoup ironisé sur ces détours que connaissent les habitués. L'objection est exacte et
manque son but. Un blocage ne vise pas les plus déterminés, qui trouveront. Il vise tous les
autres : les curieux, les voisins, les employeurs, les moteurs qui recopient ce qu'ils
rencontrent. Entre un fichier accessible en trois gestes et un fichier accessible en dix, la
différence se compte en lecteurs.

!! Le serveur continue d'exister. C'est le chemin qui disparaît des plans.

## Pourquoi un juge

Que la décision vienne d'un tribunal n'est pas une formalité. Rendre une adresse inaccessible à
tout un pays touche à la liberté de communication, et l'on préfère, en France, qu'une telle mesure
soit discutée, motivée et susceptible d'être contestée. Le juge vérifie qu'elle est nécessaire et
qu'elle ne déborde pas son objet : fermer une porte, et pas la rue.

## Ce qu'il n'empêche pas

- Il n'atteint pas les copies déjà faites.
- Il ne dit rien de l'origine de la fuite, qui relève des contrôles en cours.
- Il ne dispense personne de prudence : un message qui cite votre laboratoire, votre médecin ou un
  examen doit éveiller le soupçon.

L'ordonnance répond à l'urgence. Reste la question que l'urgence laisse entière : comment des
remarques sur la santé de patients, leurs traitements et, pour certains, leur statut au regard du
VIH ont pu se retrouver dans un même fichier, lisible d'un bout à l'autre.
""")
