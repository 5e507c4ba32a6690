"""Vie privée: rights and how to use them, and what is known of us without asking."""

from .markup import sentence, story
from .shapes import DAY, HOUR, Article, Signature, Update

MAELLE = Signature("maelle-kergoat")
OUSMANE = Signature("ousmane-tirard")

ARTICLES = (
    Article(
        "anonymiser-pseudonymiser-deux-mots-que-tout-separe",
        "vie-privee",
        "analysis",
        "Vocabulaire",
        "Anonymiser, pseudonymiser : deux mots que tout sépare",
        sentence("""
        Remplacer un nom par un numéro ne rend pas anonyme. La nuance paraît savante ; elle
        décide pourtant de vos droits.
        """),
        story("""
« Rassurez-vous, les données sont anonymisées. » La phrase revient dans tous les communiqués, et
elle est souvent fausse. Non par malice : parce que deux opérations très différentes portent, dans
la conversation, le même nom.

## Mettre un masque

**Pseudonymiser**, c'est remplacer ce qui désigne une personne par un code. Jeanne Morel devient
P-40718. La liste qui relie le code au nom est rangée ailleurs, sous clé. C'est une bonne
précaution : qui vole le fichier sans la liste n'a que des codes. Mais la personne est toujours
là, derrière le masque. Le règlement européen continue donc de s'appliquer en entier, y compris
votre droit de savoir et de vous opposer.

## Quitter la salle

**Anonymiser**, c'est faire en sorte que plus personne, par aucun moyen raisonnable, ne puisse
revenir à quelqu'un. L'opération est irréversible ou elle n'est pas. Si elle réussit, il n'y a
plus de données personnelles, plus de droit d'accès, plus rien à effacer.

!! L'opération est irréversible ou elle n'est pas.

## Pourquoi c'est si difficile

Supprimez les noms d'un fichier de trajets en train. Restent des départs et des arrivées. Combien
de personnes font, chaque mardi, Vannes-Rennes à 6 h 12 et Rennes-Nantes à 18 h 40 ? Une seule,
sans doute, et son voisin de palier la connaît. Ce qui nous identifie n'est presque jamais le nom
: c'est la combinaison.

Pour juger, les autorités européennes posent trois questions :

1. peut-on encore **isoler** une personne ?
2. peut-on **relier** deux fichiers qui la concernent ?
3. peut-on **déduire** quelque chose sur elle ?

Un « oui », et le mot « anonyme » est de trop.

## Ce que l'on peut publier quand même

Des comptages, à condition que chaque case contienne assez de monde. Des moyennes. Ou des réponses
[volontairement brouillées](la-confidentialite-differentielle-par-un-sondage-genant), dont on
connaît la marge d'erreur. L'anonymat est moins une propriété du fichier que de tout ce qui
l'entoure : il se perd le jour où quelqu'un publie le fichier d'à côté.
"""),
        (MAELLE, OUSMANE),
        ("anonymisation", "droit-des-donnees", "statistique"),
        picture="buste",
        age=12 * HOUR,
    ),
    Article(
        "droit-d-acces-la-lettre-qui-ouvre-les-tiroirs",
        "vie-privee",
        "analysis",
        "Vos droits",
        "Droit d'accès : la lettre qui ouvre les tiroirs",
        sentence("""
        Dix lignes suffisent pour savoir ce qu'une organisation sait de vous. Encore faut-il
        éviter trois pièges. Modèle et mode d'emploi.
        """),
        story("""
De tous les droits que donne le règlement européen, c'est le plus simple et le moins utilisé.
L'article 15 permet à chacun de demander à n'importe quelle organisation une copie des données qui
le concernent. Elle a **un mois** pour répondre, délai qu'elle peut prolonger de deux si la
demande est complexe, à condition de vous le dire. C'est gratuit.

## La lettre

quote: Je vous demande, en application de l'article 15 du RGPD, une copie des données personnelles
que vous détenez à mon sujet, leur origine, les finalités de leur traitement, leur durée de
conservation et la liste de leurs destinataires. -- Modèle de la rédaction, libre de droits

Rien de plus. Inutile de se justifier, de menacer, de citer la jurisprudence. Une demande courte
est plus difficile à mal comprendre.

## Trois pièges

- **La pièce d'identité.** L'organisation peut vérifier que vous êtes vous, mais seulement en cas
  de doute raisonnable. Si vous écrivez depuis votre espace client, vous êtes déjà reconnu.
- **Le portail de téléchargement.** Il donne souvent ce que vous avez fourni, rarement ce que l'on
  a déduit de vous. Demandez aussi les catégories où l'on vous a rangé.
- **« Nous n'avons rien trouvé. »** Précisez les adresses et numéros que vous avez utilisés : les
  fichiers sont classés par identifiant, pas par personne.

!! Une demande courte est plus difficile à mal comprendre.

## Lire la réponse

On vous envoie une archive de fichiers abscons ? Cherchez d'abord l'**origine** : c'est là
qu'apparaît le nom de [ceux qui vous ont vendu](courtiers-en-donnees-le-commerce-de-l-ombre). Puis
les **durées** : « le temps nécessaire » n'en est pas une. Puis les **destinataires**, un par un.

## Et si l'on ne répond pas ?

Un rappel, daté, avec la première demande jointe. Puis une plainte en ligne auprès de la CNIL.
Joignez tout : la demande, le rappel, le silence. Le silence est votre meilleure pièce.

box: Trois adresses utiles
- Votre opérateur de téléphonie.
- L'enseigne dont vous avez la carte de fidélité depuis le plus longtemps.
- L'ancien employeur, s'il tenait un espace du personnel.
"""),
        (MAELLE,),
        ("droit-d-acces", "droit-des-donnees", "cnil"),
        picture="tiroirs",
        age=3 * DAY,
        update=Update(
            "## Ce que vous nous avez écrit\n\nPlus de deux cents lecteurs nous ont transmis "
            "leur réponse, "
            "ou son absence. Trois enseignements : écrire à l'adresse du délégué à la "
            "protection des "
            "données divise le délai par deux ; demander l'origine des données est la question "
            "la moins "
            "bien traitée ; et un rappel au bout d'un mois obtient presque toujours quelque chose.",
            20 * HOUR,
        ),
    ),
    Article(
        "bandeaux-de-cookies-dessiner-un-vrai-non",
        "vie-privee",
        "analysis",
        "Interfaces",
        "Bandeaux de cookies : dessiner un vrai non",
        sentence("""
        Refuser doit être aussi simple qu'accepter. La phrase est claire, les écrans le sont
        moins. Petit inventaire des façons de ne pas entendre.
        """),
        story("""
Le principe tient en peu de mots : avant de déposer un traceur qui n'est pas indispensable, il
faut demander ; et dire non doit être aussi facile que dire oui. Il y a pourtant mille manières de
poser une question pour n'obtenir qu'une réponse.

## Le musée des horreurs

- **Le oui en couleur, le non en gris.** Les deux boutons existent. L'un des deux a l'air cassé.
- **L'escalier.** Accepter prend un geste ; refuser ouvre une page, puis une liste, puis un bouton
  « Enregistrer mes choix » tout en bas.
- **La double négation.** « Ne pas désactiver le partage. » Relisez.
- **Le oui perpétuel.** On vous redemande chaque semaine, jusqu'au jour où vous cédez. À partir de
  ce jour, on ne vous demande plus rien.

!! À partir du jour où vous cédez, on ne vous demande plus rien.

## À quoi ressemble un vrai non

Même taille, même couleur, même endroit, même nombre de gestes. Un choix retenu aussi longtemps
dans un sens que dans l'autre. Un lien, toujours à la même place, pour changer d'avis. Et la page
qui s'ouvre, sans punition.

On objectera que ce bandeau-là coûte de l'argent. C'est exact, et c'est bien la preuve que l'autre
n'était pas une question.

## La quatrième solution

Il y a le oui, le non, le « plus tard ». Il y a aussi le site qui n'a rien à demander, parce qu'il
ne dépose rien. La loi ne l'interdit pas. Vous en lisez un : Octet ne pose aucun cookie à ses
lecteurs, n'appelle aucun serveur tiers, et n'a donc pas de bandeau. [La page
Confidentialité](confidentialite) dit ce qu'il reste, qui est peu de chose.

> Un bandeau bien fait est un bandeau court. Un bandeau parfait est un bandeau absent.
"""),
        (MAELLE,),
        ("traceurs", "droit-des-donnees", "attention"),
        picture="interrupteurs",
        age=8 * DAY,
    ),
    Article(
        "courtiers-en-donnees-le-commerce-de-l-ombre",
        "vie-privee",
        "analysis",
        "Économie",
        "Courtiers en données : le commerce de l'ombre portée",
        sentence("""
        Vous n'avez jamais entendu leur nom, ils connaissent le vôtre. Comment se fabrique un
        profil, et comment en sortir, au moins en partie.
        """),
        story("""
Imaginez une ombre. Elle n'est pas vous, elle n'a ni visage ni voix, mais elle se déplace quand
vous vous déplacez. On peut la mesurer, la découper, la vendre. Le courtier en données fait ce
commerce-là : il ne vend pas des personnes, il vend des ombres, par lots.

## D'où vient l'étoffe

- **Ce que vous avez donné** : un jeu-concours, une carte de fidélité, un formulaire d'essai
  gratuit.
- **Ce que l'on a observé** : des applications qui confient à d'autres votre position ou votre
  identifiant.
- **Ce qui était public** : annuaires, registres, annonces.
- **Ce que l'on a déduit** : âge probable, revenu probable, projet probable. C'est la part la plus
  chère, et la moins vérifiée.

## Comment on coud

Il faut une aiguille : un identifiant commun. L'adresse électronique sert à cela mieux que tout,
puisque nous la gardons vingt ans. Un numéro de publicité, propre au téléphone, fait aussi
l'affaire. Deux fichiers qui partagent une aiguille n'en font plus qu'un.

!! Deux fichiers qui partagent une aiguille n'en font plus qu'un.

## À quoi cela sert

À la publicité, surtout ; à l'évaluation des risques, parfois ; à retrouver quelqu'un, trop
souvent. Le plus troublant n'est pas que ces profils soient indiscrets. C'est qu'ils sont
approximatifs, et qu'on les croit.

## Réduire son ombre

1. Effacez l'identifiant publicitaire de votre téléphone : le réglage existe sur tous les
   systèmes.
2. Retirez [les autorisations](autorisations-ce-que-votre-telephone-donne-sans-le-dire) aux
   applications qui n'en ont pas besoin, la position en premier.
3. Utilisez une adresse différente par service important. Les messageries le permettent presque
   toutes.
4. Quand un inconnu vous écrit, [demandez-lui
   l'origine](droit-d-acces-la-lettre-qui-ouvre-les-tiroirs) de vos données. Remontez la chaîne,
   un maillon après l'autre.

On ne supprime pas son ombre. On peut choisir sa lampe.
"""),
        (MAELLE,),
        ("courtiers-en-donnees", "traceurs", "droit-d-acces"),
        picture="fils",
        age=15 * DAY,
    ),
    Article(
        "ce-que-dit-un-message-que-l-on-n-ouvre-pas",
        "vie-privee",
        "analysis",
        "Métadonnées",
        "Ce que dit un message que l'on n'ouvre pas",
        sentence("""
        Le contenu est chiffré, très bien. Restent l'expéditeur, l'heure, la durée et la
        fréquence : de quoi raconter une vie sans en lire un mot.
        """),
        story("""
Posez sur une table cent enveloppes fermées. Vous ne pouvez pas les lire. Triez-les par
destinataire, puis par date. En une heure, vous saurez qui compte, qui ne compte plus, et à peu
près depuis quand.

Les métadonnées sont ces enveloppes. Le chiffrement de bout en bout protège la lettre ;
l'enveloppe, elle, doit bien porter une adresse, sans quoi personne ne la livrerait.

## Trois histoires sans un mot

- Un appel de quarante minutes à une ligne d'écoute, à trois heures du matin.
- Une cardiologue, puis une pharmacie, puis une mutuelle, le même après-midi.
- Un échange quotidien depuis quatre ans, qui s'arrête un 12 mars.

Aucun contenu. Vous avez pourtant imaginé trois personnes, et vous en avez plaint une.

!! Aucun contenu. Vous avez pourtant imaginé trois personnes, et vous en avez plaint une.

## Pourquoi elles résistent

On peut chiffrer l'enveloppe, mais pas entièrement : le facteur a besoin de savoir où aller.
Certains systèmes font passer le courrier par plusieurs facteurs, dont chacun ne connaît que le
suivant. D'autres envoient, à intervalles réguliers, des lettres vides, pour que les vraies se
perdent dans la foule. Tout cela fonctionne et ralentit, ce qui est le prix de la discrétion
depuis qu'il y a du courrier.

## Ce que l'on peut faire

1. Préférer les services qui **conservent peu** : une enveloppe jetée le soir ne se trie plus.
2. Désactiver les accusés de lecture et la mention « en ligne » : ce sont des métadonnées que l'on
   offre.
3. Pour ce qui compte vraiment, se voir. La marche à pied ne laisse pas d'en-tête.

On lira avec profit ce qui vaut pour [les réseaux mobiles](antennes-qui-sait-ou-vous-etes) : là
aussi, l'appareil bavarde pour pouvoir se taire.
"""),
        (MAELLE,),
        ("metadonnees", "chiffrement"),
        picture="oeil",
        age=33 * DAY,
    ),
    Article(
        "a-quel-age-un-enfant-consent-il",
        "vie-privee",
        "analysis",
        "Familles",
        "À quel âge un enfant consent-il ?",
        sentence("""
        Quinze ans, dit la loi. Mais entre la règle et la tablette du salon, il y a toute une
        éducation, qui ne se télécharge pas.
        """),
        story("""
En France, un mineur peut consentir seul au traitement de ses données par un service en ligne à
partir de **quinze ans**. En dessous, il faut l'accord conjoint de l'enfant et du titulaire de
l'autorité parentale. Le règlement européen laissait le choix entre treize et seize ans ; la loi
française a placé la barre presque en haut.

## Une barre que l'on enjambe

Chacun le sait : il suffit d'avouer une autre année de naissance. Faut-il vérifier davantage ?
Toute vérification sérieuse suppose de recueillir une preuve d'âge, donc de savoir qui est
derrière l'écran, donc de recueillir sur les enfants, et sur tous les autres, plus de données
qu'on n'en voulait protéger. On cherche aujourd'hui des preuves qui disent seulement « plus de
quinze ans », sans dire qui. C'est possible. C'est encore rare.

## Ce que l'on peut expliquer à huit ans

- Une photo envoyée est une photo donnée.
- Si c'est gratuit et qu'on te demande ton école, on peut dire non.
- Un mot de passe se prête comme une brosse à dents.
- Si quelque chose te gêne, on ne se fâchera pas.

La dernière phrase est la seule indispensable. Elle n'a d'effet que si elle est vraie.

!! Une photo envoyée est une photo donnée.

## Ce que l'on peut demander aux adultes

Publier moins. Un enfant arrive souvent à l'âge du consentement avec quinze ans de photographies
déjà en ligne, légendées, datées, parfois drôles. Il a, sur ces images, un droit à l'effacement ;
il serait plus élégant qu'il n'ait pas à l'exercer contre ses parents.

read-also: droit-d-acces-la-lettre-qui-ouvre-les-tiroirs
"""),
        (MAELLE, Signature("salome-okoundji", "translation")),
        ("droit-des-donnees", "traceurs"),
        picture="labyrinthe",
        age=52 * DAY,
    ),
)
