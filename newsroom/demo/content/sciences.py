"""Sciences: the ideas before the inventions."""

from .markup import sentence, story
from .shapes import DAY, HOUR, Article, Signature

OUSMANE = Signature("ousmane-tirard")

ARTICLES = (
    Article(
        "la-confidentialite-differentielle-par-un-sondage-genant",
        "sciences",
        "analysis",
        "Statistique",
        "La confidentialité différentielle expliquée par un sondage gênant",
        sentence("""
        Comment demander à mille personnes si elles ont triché, sans pouvoir accuser aucune
        d'elles ? Il suffit d'une pièce de monnaie.
        """),
        story("""
Vous voulez savoir combien d'élèves ont triché à un examen. Posez la question : personne n'a
triché. Garantissez l'anonymat : personne n'a triché, et l'on vous regarde de travers. Il existe
pourtant un moyen d'obtenir une réponse honnête, connu depuis les années 1960. Il tient dans une
poche.

## La règle du jeu

Chacun lance une pièce, en secret.

- **Pile** : il répond la vérité.
- **Face** : il relance la pièce, et répond « oui » si c'est pile, « non » si c'est face.

Imaginons que Paul réponde « oui ». A-t-il triché ? Peut-être. Peut-être aussi la pièce l'a-t-elle
voulu. Personne, pas même celui qui tient le registre, ne peut trancher. Paul dispose d'un
*démenti plausible*, et c'est ce qui lui permet d'être sincère.

## Retrouver le total

Sur mille réponses, environ cinq cents sont dues à la seconde pièce, dont la moitié, deux cent
cinquante, sont des « oui » de pur hasard. Si l'on en compte trois cent cinquante, c'est que cent
« oui » viennent des cinq cents personnes qui ont dit la vérité. Un élève sur cinq a triché, à
quelques points près. On sait quelque chose de tous ; on ne sait rien de chacun.

!! On sait quelque chose de tous ; on ne sait rien de chacun.

## Du jeu à la théorie

La **confidentialité différentielle** généralise ce procédé. On ajoute aux résultats un bruit
soigneusement dosé, de telle sorte qu'ils seraient à peu près les mêmes si vous n'aviez pas
répondu. Un paramètre, noté ε, règle ce « à peu près ». Petit, il protège beaucoup et brouille
beaucoup. Grand, il fait l'inverse.

## Le prix

Rien n'est gratuit. Chaque question posée au même fichier consomme un peu de cette protection : il
faut tenir un *budget*, et savoir s'arrêter. C'est une idée étrange, pour une époque qui conserve
tout au cas où, qu'une donnée puisse s'user quand on la regarde.

C'est aussi ce qui distingue cette méthode du simple masquage, dont [on a vu ailleurs les
limites](anonymiser-pseudonymiser-deux-mots-que-tout-separe) : elle ne suppose rien de ce que
l'adversaire sait déjà.
"""),
        (OUSMANE,),
        ("statistique", "anonymisation", "hasard"),
        picture="la-foule",
        age=26 * HOUR,
    ),
    Article(
        "quantique-pourquoi-votre-messagerie-tient-encore",
        "sciences",
        "analysis",
        "Physique",
        "Quantique : pourquoi votre messagerie tient encore, et pourquoi l'on change quand même"
        " les serrures",
        sentence("""
        Aucune machine ne sait aujourd'hui casser les chiffrements courants. C'est précisément
        le bon moment pour en changer.
        """),
        story("""
Il y a, dans les articles sur l'ordinateur quantique, une phrase obligatoire : il « pourrait
casser tous les codes ». Elle est fausse deux fois. Pas *tous* les codes, et pas *aujourd'hui*.

## Ce qu'il menace, et ce qu'il ne menace pas

Nos communications emploient deux familles de chiffrement. L'une, à **clé partagée**, protège le
contenu. Contre elle, une machine quantique gagnerait un peu ; il suffit, en gros, de doubler la
longueur des clés. L'autre, à **clé publique**, sert à se mettre d'accord sur la première et à
signer. Celle-là repose sur des problèmes, comme la factorisation des grands nombres, qu'un
algorithme publié par Peter Shor en 1994 résoudrait vite sur une machine quantique assez grande.

## « Assez grande »

Tout est là. Les machines actuelles font des erreurs à chaque pas ; pour calculer longtemps, il
faut consacrer un grand nombre d'éléments à en corriger quelques-uns. Entre ce qui existe et ce
qu'il faudrait, il reste un gouffre. Personne de sérieux ne donne de date.

!! Personne de sérieux ne donne de date.

## Alors, pourquoi changer ?

Pour trois raisons, dont aucune n'est la panique :

1. **On peut enregistrer maintenant et déchiffrer plus tard.** Un secret qui doit tenir trente ans
   est déjà concerné. Un dossier médical en est un.
2. **Changer prend du temps.** Remplacer une brique que tout le monde utilise sans le savoir est
   l'affaire d'une décennie.
3. **Les remplaçants existent.** Des chiffrements fondés sur d'autres problèmes, de réseaux ou de
   codes, ont été normalisés. Plusieurs messageries les emploient déjà, en plus des anciens, pour
   cumuler les garanties.

box: En trois lignes
- Ce que vous chiffrez avec une phrase secrète longue : tranquille.
- Ce qui circule sur le réseau : les logiciels à jour s'en occupent.
- Ce que vous avez à faire : les [mises à jour](mises-a-jour-ce-que-vaut-une-promesse), comme
  d'habitude.

On change donc les serrures pendant que le voleur apprend à marcher. C'est assez rare pour être
salué.
"""),
        (OUSMANE, Signature("salome-okoundji", "translation")),
        ("informatique-quantique", "chiffrement"),
        picture="interference",
        age=5 * DAY,
    ),
    Article(
        "un-modele-de-langue-a-des-habitudes",
        "sciences",
        "interview",
        "Entretien",
        "« Un modèle de langue n'a pas de souvenirs, il a des habitudes »",
        sentence("""
        Apolline Desrosiers enseigne l'apprentissage automatique. Elle préfère les métaphores
        culinaires aux cerveaux qui brillent.
        """),
        story("""
*Apolline Desrosiers n'existe pas : ses réponses ont été écrites par la rédaction, et relues par
des gens du métier qui existent.*

**Que contient, au juste, un modèle de langue ?**

Des nombres. Beaucoup, et rien d'autre. Pas de phrases, pas de base de données. On lui a montré
énormément de textes en lui demandant chaque fois de deviner la suite, et l'on a corrigé les
nombres à chaque erreur. À la fin, ils décrivent des habitudes : après tel mot, dans tel contexte,
on attend plutôt tel autre.

**Il ne se souvient donc de rien ?**

Pas au sens où vous vous souvenez d'un dîner. Un cuisinier qui a goûté dix mille plats ne les
garde pas dans un carnet ; il a pris un tour de main. Mais si vous lui avez servi mille fois
exactement le même plat, il le refera à l'identique. Un modèle fait pareil : ce qui est trop
répété est retenu par cœur. C'est un accident, et c'est un problème quand il s'agit d'une adresse
ou d'un numéro.

!! Ce qui est trop répété est retenu par cœur.

**Pourquoi se trompe-t-il avec tant d'aplomb ?**

Parce que l'aplomb est dans les textes. On écrit rarement « je ne sais pas, passons ». Il a appris
la suite vraisemblable, qui n'est pas la même chose que la vraie.

**Peut-on lui faire oublier quelque chose ?**

Mal. On ne retire pas le sel d'une soupe. On peut ajouter, diluer, filtrer à la sortie. Pour être
sûr, il faut recommencer la soupe, et elle a coûté cher. C'est une excellente raison de regarder
ce qu'on y met.

**Un conseil de lecture ?**

Un livre de cuisine. Et, pour comprendre pourquoi on ne récupère pas chaque ingrédient dans une
moyenne, [votre article sur le sondage](la-confidentialite-differentielle-par-un-sondage-genant).
"""),
        (OUSMANE, Signature("tiago-ferrand", "photo")),
        ("apprentissage-automatique", "statistique"),
        picture="cadres",
        age=12 * DAY,
    ),
    Article(
        "le-hasard-cette-matiere-premiere",
        "sciences",
        "analysis",
        "Mathématiques",
        "Le hasard, cette matière première si difficile à fabriquer",
        sentence("""
        Un ordinateur obéit, c'est sa qualité. Lui demander de l'imprévu est donc une drôle
        d'idée, et toute notre sécurité en dépend.
        """),
        story("""
Choisissez un nombre entre 1 et 10. Vous avez dit 7, ou vous y avez pensé. Les humains sont de
très mauvais dés : nous évitons les extrêmes, les répétitions, tout ce qui n'a pas « l'air »
aléatoire. Une machine a le défaut inverse : elle n'a aucune idée de ce qui en aurait l'air.

## À quoi sert le hasard

À presque tout ce qui doit rester secret. Une clé de chiffrement n'est rien d'autre qu'un nombre
que personne ne peut deviner. Si l'on peut deviner comment il fut tiré, la serrure la plus savante
ne vaut plus rien : on n'attaque pas la porte, on refait la clé.

image: carte-perforee | Une carte perforée : chaque trou est une décision. Le hasard, lui, ne
décide pas.

## Du faux très bien fait

Un programme peut produire une suite qui a toutes les apparences du hasard à partir d'un petit
nombre de départ, la *graine*. Même graine, même suite : c'est précieux pour rejouer une
simulation, ou pour dessiner deux fois la même image. C'est désastreux pour un secret, si la
graine est l'heure qu'il est.

!! On n'attaque pas la porte, on refait la clé.

## Du vrai, au goutte à goutte

Il faut donc aller chercher l'imprévu dans le monde : l'instant exact d'une frappe, le bruit d'un
composant, les hésitations d'un disque. Le système les recueille, les mélange, puis s'en sert
comme graine d'un bon générateur. Le peu de vrai rend imprévisible tout le faux. Depuis quelques
années, les processeurs embarquent aussi leur propre source de bruit ; on l'ajoute au mélange sans
s'y fier entièrement, comme on goûte un plat offert.

## Reconnaître un mauvais tirage

On ne le peut pas, ou presque. Aucun test ne prouve qu'une suite est aléatoire ; il en est
seulement qui prouvent qu'elle ne l'est pas. C'est une des rares matières premières dont la
qualité se juge à la confiance qu'on a dans la mine.

Pour un mot de passe, la leçon est simple : ne le choisissez pas, tirez-le. Cinq mots, au dé, dans
une liste. Vous auriez évité « 7 ».
"""),
        (OUSMANE,),
        ("hasard", "chiffrement", "mots-de-passe"),
        picture="trame",
        age=24 * DAY,
    ),
    Article(
        "mesurer-l-energie-d-un-centre-de-donnees",
        "sciences",
        "analysis",
        "Énergie",
        "Comment on mesure, et comment on mesure mal, l'énergie d'un centre de données",
        sentence("""
        Un seul chiffre circule, et il ne dit pas ce que l'on croit. Petite métrologie à l'usage
        de ceux qui lisent des communiqués.
        """),
        story("""
Un centre de données reçoit de l'électricité et rend de la chaleur. Entre les deux, il a calculé.
Savoir s'il l'a bien fait demande un peu plus qu'une division.

## Le chiffre que tout le monde cite

Il s'appelle PUE, pour *power usage effectiveness*. C'est le rapport entre l'électricité qui entre
dans le bâtiment et celle qui arrive aux machines. À 2, on dépense autant pour refroidir et
éclairer que pour calculer. À 1,2, on dépense un cinquième en plus. À 1, on a supprimé le
bâtiment.

## Ce qu'il ne dit pas

- **Si les machines servent à quelque chose.** Un serveur qui tourne à vide consomme une bonne
  part de ce qu'il consomme en travaillant. Son PUE est excellent.
- **D'où vient l'électricité.** Un bon rapport au charbon reste du charbon.
- **L'eau.** Refroidir en évaporant améliore le PUE et vide la nappe.
- **La saison.** La moyenne d'un hiver n'est pas celle d'une année.

!! À 1, on a supprimé le bâtiment.

## Ce qu'il faudrait demander

1. Combien de kilowattheures par an, en tout ? La grandeur absolue, d'abord.
2. Quelle part des machines travaille, et à quel taux ?
3. L'électricité est-elle produite *au même moment* et *sur le même réseau*, ou achetée en
   certificats d'une autre saison ?
4. Combien de litres ?
5. Que devient la chaleur ?

La cinquième question est la plus gaie : on chauffe ainsi des piscines et des quartiers. À
condition qu'il y ait un quartier, ce que l'on oublie en construisant au milieu des champs.

## Et ma vidéo ?

On voudrait connaître le prix en énergie d'un film, d'un message, d'une question posée à une
machine. Ces chiffres existent, et varient d'un facteur cent selon ce que l'on compte. Défiez-vous
de ceux qui tiennent dans un titre. Le levier le plus sûr reste le moins spectaculaire : [faire
durer](brume-4-le-telephone-qui-se-demonte) l'appareil que l'on a dans la poche, dont la
fabrication pèse souvent plus que l'usage.
"""),
        (OUSMANE,),
        ("energie", "statistique"),
        picture="collines",
        age=41 * DAY,
    ),
    Article(
        "mettre-toutes-les-horloges-d-accord",
        "sciences",
        "analysis",
        "Mesure du temps",
        "Mettre toutes les horloges d'accord",
        sentence("""
        Deux ordinateurs n'ont jamais la même heure. Le problème est ancien, la solution
        élégante, et la seconde intercalaire bientôt retraitée.
        """),
        story("""
Demandez l'heure à deux ordinateurs. Vous en obtiendrez deux. Le quartz qui les rythme dérive :
quelques secondes par semaine, selon la température du bureau. C'est sans importance, jusqu'au
jour où il faut savoir laquelle de deux écritures est venue la première.

## Demander l'heure par la poste

On interroge une horloge de référence. Mais la question met du temps à partir, et la réponse à
revenir. L'astuce du protocole NTP, conçu par David Mills dans les années 1980, est de noter
quatre instants : départ et arrivée de la question, départ et arrivée de la réponse. Si l'aller
vaut à peu près le retour, on en déduit le décalage. On recommence, on écarte les réponses
aberrantes, on corrige *lentement* : une horloge ne doit jamais reculer.

!! Une horloge ne doit jamais reculer.

## La Terre, mauvaise horloge

Les horloges atomiques sont plus régulières que la rotation de la planète. Depuis 1972, on
insérait donc parfois une **seconde intercalaire** pour que midi reste à midi. Vingt-sept fois en
tout. Chaque fois, quelque part, un programme qui n'avait jamais vu de minute à soixante et une
secondes s'arrêtait. La communauté métrologique a décidé, en 2022, de s'en passer d'ici à 2035, et
de laisser l'écart grandir un peu.

## Ordonner sans dater

Il existe une autre voie, plus radicale : renoncer à l'heure. L'informaticien Leslie Lamport a
montré en 1978 que l'on peut mettre des événements en ordre par un simple compteur, pourvu que
chaque message emporte le sien. On ne sait plus *quand* une chose s'est produite. On sait ce qui a
pu la causer, et c'est souvent la seule question qui compte.

box: Ordres de grandeur
- Une montre à quartz : une demi-seconde par jour.
- NTP sur l'internet : quelques millièmes de seconde.
- Les meilleures horloges atomiques : moins d'une seconde depuis la naissance de l'univers.
"""),
        (OUSMANE,),
        ("statistique", "reseaux-mobiles"),
        picture="eclipse",
        age=57 * DAY,
    ),
)
