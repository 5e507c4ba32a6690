"""Mobile: telephones that last or don't, networks, and one advertorial that says so."""

from .markup import sentence, story
from .shapes import DAY, HOUR, Article, Signature

THANH_VY = Signature("thanh-vy-lemoine")

ARTICLES = (
    Article(
        "brume-4-le-telephone-qui-se-demonte",
        "mobile",
        "review",
        "À l'essai",
        "Brume 4 : le téléphone qui se démonte, et qui se remonte",
        sentence("""
        Six vis, pas de colle, une batterie que l'on change en quatre minutes. Ce téléphone ne
        gagne aucune course. Il compte arriver.
        """),
        story("""
La première chose que l'on fait d'un téléphone prêté est d'éviter de le rayer. La première chose
que nous avons faite du Brume 4 est de le démonter sur la table de la cuisine. La boîte contient
un tournevis ; c'eût été impoli de ne pas s'en servir.

product: brume

## Six vis

Le dos se retire à l'ongle. Dessous, chaque pièce porte un numéro, et chaque numéro renvoie à une
page du livret. Nous avons changé la batterie en quatre minutes la première fois, en deux la
seconde. L'écran demande un quart d'heure et un peu de sang-froid. Aucune pièce n'est collée,
aucune n'est *appariée* : celle d'un autre Brume fonctionne aussitôt, sans permission.

image: telephone-horizon

## À l'usage

C'est un téléphone ordinaire, et nous l'entendons comme un compliment. L'écran est lumineux sans
plus. Les photographies sont justes de jour, molles à la tombée de la nuit. Les jeux récents le
fatiguent. Les appels sont excellents, ce qui étonne toujours un peu sur un téléphone.

L'autonomie atteint une journée et demie. Mais la question se pose autrement quand la batterie de
rechange tient dans une poche de chemise.

## La durée, argument principal

Le fabricant annonce huit ans de [mises à jour](mises-a-jour-ce-que-vaut-une-promesse) et dix ans
de pièces. Une promesse ne s'essaie pas en six semaines. Nous noterons seulement qu'elle est
écrite dans le contrat, avec une date, et non sur une affiche, avec un astérisque.

!! Une promesse ne s'essaie pas en six semaines.

box: Notre avis
Un outil. Il n'éblouit pas, il dure, ou du moins tout est prêt pour cela.
- **Pour** : la réparation, le livret, les appels, le contrat.
- **Contre** : la photo de nuit, le poids (219 grammes), un seul coloris, brume.
- **Protocole** : six semaines, une chute sur carrelage, trois démontages complets.
"""),
        (THANH_VY, Signature("tiago-ferrand", "photo")),
        ("reparation", "batteries", "mises-a-jour"),
        picture="deux-volets",
        age=20 * HOUR,
    ),
    Article(
        "autorisations-ce-que-votre-telephone-donne-sans-le-dire",
        "mobile",
        "analysis",
        "Réglages",
        "Autorisations : ce que votre téléphone donne sans le dire",
        sentence("""
        Une lampe de poche n'a pas besoin de vos contacts. Un quart d'heure suffit pour faire le
        ménage, et l'on ne casse rien.
        """),
        story("""
On accorde une autorisation un soir de pluie, parce qu'il fallait un taxi. Elle est toujours là
trois ans plus tard. Les systèmes récents en retirent certaines d'eux-mêmes quand une application
dort ; ils ne retirent rien à celles que l'on ouvre chaque jour.

## Commencer par la liste, pas par les applications

Dans les réglages, cherchez la page qui classe par *autorisation*. Elle répond à la bonne question
: qui peut m'écouter ? qui sait où je suis ? Prenez-les dans cet ordre.

1. **La position.** Trois réglages : jamais, pendant l'utilisation, toujours. « Toujours » n'a
   presque jamais de raison. Et presque tout fonctionne avec une position *approximative* : la
   météo n'a pas besoin de votre numéro de rue.
2. **Le micro et la caméra.** Gardez le téléphone, la messagerie, l'appareil photo. Interrogez les
   autres.
3. **Les contacts.** C'est la seule autorisation par laquelle on donne ce qui appartient aux
   autres.
4. **Les photographies.** On peut ne partager que les images choisies. Faites-le.
5. **Le réseau local.** Elle permet de savoir quels appareils vous possédez. Une enceinte en a
   besoin ; un jeu, non.

!! Les contacts : la seule autorisation par laquelle on donne ce qui appartient aux autres.

## Que se passe-t-il si l'on se trompe ?

Rien de grave. L'application redemande. C'est tout l'intérêt de cette méthode : on retire
beaucoup, puis on rend ce qui manque, en sachant pourquoi.

box: Un quart d'heure par saison
- Retirez ce qui n'a pas servi depuis trois mois.
- Supprimez les applications dont vous ne reconnaissez pas l'icône.
- Réinitialisez l'identifiant publicitaire, [pour la raison que
  voici](courtiers-en-donnees-le-commerce-de-l-ombre).
"""),
        (THANH_VY,),
        ("autorisations", "traceurs"),
        picture="lampadaires",
        age=33 * HOUR,
    ),
    Article(
        "batterie-les-mythes-qui-l-usent",
        "mobile",
        "analysis",
        "Idées reçues",
        "Batterie : les mythes qui l'usent",
        sentence("""
        La vider pour la « recalibrer », la charger toute la nuit, la mettre au froid : que
        reste-t-il de ces conseils quand on regarde la chimie ?
        """),
        story("""
Une batterie lithium-ion s'use pour deux raisons : parce qu'on s'en sert, et parce que le temps
passe. On ne peut rien à la seconde. Sur la première, on a entendu à peu près tout.

## « Il faut la vider de temps en temps »

Non. C'était vrai de vieilles batteries d'une autre chimie. Pour celles d'aujourd'hui, la décharge
complète est l'épreuve la plus dure. Une grande descente use plus que plusieurs petites.

## « La charger toute la nuit l'abîme »

À moitié. Le téléphone s'arrête de lui-même à 100 %. Ce qui use, c'est d'y *rester* : une batterie
pleine est une batterie sous tension. D'où l'intérêt du réglage qui patiente à 80 % et ne termine
qu'avant votre réveil.

## « Le froid la conserve »

Le froid l'engourdit, la chaleur la vieillit. Un téléphone oublié derrière un pare-brise en
juillet perd en un après-midi ce qu'il aurait perdu en des semaines. Au réfrigérateur, c'est la
condensation qui s'en charge.

!! Une batterie pleine est une batterie sous tension.

## « La charge rapide la tue »

Elle chauffe, et c'est la chaleur qui compte. Une charge rapide de temps à autre ne change rien ;
tous les jours, sous un oreiller, oui.

## Ce qu'il faut en retenir

- Rester, quand on le peut, entre 20 et 80 %.
- Ne pas s'en faire quand on ne le peut pas.
- Éviter la chaleur avant tout.
- Pour ranger un appareil plusieurs mois : à moitié chargé, éteint, au frais.

Et se rappeler qu'une batterie est une pièce d'usure, comme un pneu. Le scandale n'est pas qu'elle
s'use. C'est qu'on ne puisse pas toujours [la remplacer](brume-4-le-telephone-qui-se-demonte).
"""),
        (THANH_VY, Signature("ousmane-tirard")),
        ("batteries", "reparation", "energie"),
        picture="piles",
        age=11 * DAY,
    ),
    Article(
        "antennes-qui-sait-ou-vous-etes",
        "mobile",
        "analysis",
        "Réseaux",
        "Antennes, wifi, satellites : qui sait où vous êtes ?",
        sentence("""
        Couper le GPS ne rend pas invisible. Il y a au moins quatre façons de situer un
        téléphone, et l'une d'elles n'est pas négociable.
        """),
        story("""
On croit désactiver la localisation d'un geste. On désactive, plus modestement, la *permission*
pour les applications de la demander. Le téléphone, lui, continue d'être quelque part.

## Les satellites

Ils ne savent rien de vous. Ils émettent, votre téléphone écoute et calcule. Tant qu'il garde le
résultat pour lui, personne ne l'apprend. C'est la méthode la plus précise et, paradoxalement, la
plus discrète.

## Les antennes

Elles, c'est autre chose. Pour vous transmettre un appel, le réseau doit savoir près de quelle
antenne vous êtes. Ce n'est pas un réglage, c'est le principe même du téléphone mobile. En ville,
la précision est de quelques rues ; à la campagne, de quelques kilomètres. Votre opérateur le sait
tant que l'appareil est allumé et hors du mode avion.

image: relais | Chaque antenne entend le téléphone d'un peu plus loin que la précédente.

## Le wifi

Il suffit d'entendre les réseaux alentour pour se situer : leur emplacement a été relevé, rue
après rue, et rangé dans de grandes bases. D'où ce message qui vous propose d'activer le wifi «
pour améliorer la précision ». Il ne ment pas.

## Les applications

Reste la voie la plus banale : on a donné la permission. Celle-là, au moins, [se
retire](autorisations-ce-que-votre-telephone-donne-sans-le-dire).

!! Ce n'est pas un réglage, c'est le principe même du téléphone mobile.

## Que faire ?

- Pour les applications : le réglage « approximatif », par défaut.
- Pour le wifi : désactiver la recherche permanente de réseaux, qui fonctionne même wifi coupé.
- Pour les antennes : le mode avion, ou la table de nuit.

La dernière méthode est la plus efficace. Elle a aussi l'avantage d'être reposante.
"""),
        (THANH_VY,),
        ("reseaux-mobiles", "metadonnees", "autorisations"),
        picture="arcs",
        age=18 * DAY,
    ),
    Article(
        "mises-a-jour-ce-que-vaut-une-promesse",
        "mobile",
        "analysis",
        "Durée",
        "Cinq ans de mises à jour : ce que vaut une promesse",
        sentence("""
        Le chiffre s'affiche en gros. Reste à savoir cinq ans de quoi, comptés depuis quand, et
        ce que l'on entend par « mise à jour ».
        """),
        story("""
Un téléphone ne meurt presque jamais. Il cesse d'être entretenu, ce qui revient au même mais fait
moins de bruit. La durée des mises à jour est donc devenue un argument, et comme tout argument,
elle s'écrit en gros d'un côté et en petit de l'autre.

## Cinq ans de quoi ?

Il y a deux espèces de mises à jour. Celles **de version** apportent des fonctions et de nouveaux
réglages. Celles **de sécurité** ferment des portes. On peut vivre longtemps sans les premières.
Sans les secondes, un appareil reste utilisable, mais plus pour tout : ni la banque, ni la
messagerie, ni [les clés d'accès](mot-de-passe-cle-d-acces-ce-qui-change).

## Depuis quand ?

- Depuis la **sortie du modèle** : acheté deux ans après, il vous en reste trois.
- Depuis la **fin de sa vente** : c'est le plus généreux, et le plus juste.
- Depuis **votre achat** : personne ne le propose, ou presque.

Pour un appareil d'occasion, la première question à poser n'est pas l'état de l'écran. C'est cette
date.

!! Un téléphone ne meurt presque jamais. Il cesse d'être entretenu.

## À quel rythme ?

Une correction de sécurité publiée en mars et reçue en août n'a pas protégé l'été. Certains
fabricants livrent chaque mois, d'autres chaque trimestre, d'autres quand ils y pensent. Cherchez
dans les réglages la date du dernier correctif : si elle a plus de trois mois, la promesse est
déjà entamée.

box: Avant d'acheter, trois questions
- Jusqu'à quelle date, au jour près, ce modèle recevra-t-il des correctifs de sécurité ?
- À quelle fréquence ?
- Où est-ce écrit ? Une publicité n'est pas un contrat.
"""),
        (THANH_VY,),
        ("mises-a-jour", "reparation"),
        picture="cadran",
        age=38 * DAY,
    ),
    Article(
        "donner-une-deuxieme-vie-a-son-telephone",
        "mobile",
        "advertorial",
        "Contenu de marque",
        "Donner une deuxième vie à son téléphone : le guide de Réemploi & Cie",
        sentence("""
        Avant de le vendre, de le donner ou de le recycler, cinq étapes pour partir léger. Un
        guide proposé par Réemploi & Cie.
        """),
        story("""
*Ce texte est une publicité, rédigée avec l'annonceur fictif Réemploi & Cie. La rédaction d'Octet
n'a pas participé à son écriture.*

Il dort dans un tiroir, entre un chargeur et une carte de visite. Il marche encore. Chez Réemploi
& Cie, nous pensons qu'un téléphone a mieux à faire.

## Les cinq étapes

1. **Sauvegardez** ce à quoi vous tenez, et vérifiez que la sauvegarde se lit.
2. **Déconnectez** vos comptes : un appareil resté lié à un compte est inutilisable pour le
   suivant.
3. **Effacez** par les réglages d'usine, puis rallumez : il doit vous dire bonjour comme à un
   inconnu.
4. **Retirez** la carte SIM et la carte mémoire.
5. **Nettoyez**, emballez, envoyez.

## Ce que nous en faisons

Chaque appareil est testé, réparé avec des pièces d'origine ou de qualité équivalente, puis
garanti. Ceux qui ne peuvent pas repartir servent de réserve de pièces. Rien n'est jeté sans avoir
été démonté.

!! Il doit vous dire bonjour comme à un inconnu.

## Et s'il ne s'allume plus ?

Un écran noir n'est pas une fin. Une batterie à plat depuis deux ans, un connecteur encrassé, un
bouton enfoncé : nos ateliers en voient tous les jours. Ne l'ouvrez pas, ne le percez pas, ne le
mettez pas à la poubelle avec le reste. Une enveloppe doublée suffit, et nous prenons en charge le
port.

## Combien vaut le vôtre ?

Cela dépend du modèle, de l'état et de la batterie. L'estimation est gratuite et n'engage à rien.
Si notre offre ne vous convient pas, nous vous renvoyons l'appareil, nettoyé, à nos frais.
"""),
        (),
        ("reparation",),
        picture="escalier",
        age=23 * DAY,
        advertiser="Réemploi & Cie",
    ),
)
